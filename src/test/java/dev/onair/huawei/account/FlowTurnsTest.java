package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.SteppedClock;
import dev.onair.huawei.account.FlowTurns.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowTurnsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SteppedClock clock = new SteppedClock(NOON);
    private final FlowTurns turns = new FlowTurns(clock);

    private static Known flow(String id, boolean runs, Duration age) {
        return new Known(id, runs, NOON.minus(age), 2);
    }

    @Test
    void readsWhatRunsTheOldestFirst() {
        var flows = List.of(
                flow("new", true, Duration.ofSeconds(1)),
                flow("standby", false, Duration.ofHours(1)),
                flow("old", true, Duration.ofMinutes(5)));

        assertThat(turns.running(flows, 1000)).containsExactly("old", "new");
    }

    @Test
    void readsOldDetailsWhetherAFlowRunsOrNot() {
        var flows = List.of(
                flow("runs", true, Duration.ofHours(13)),
                flow("standby", false, Duration.ofHours(13)),
                flow("new", false, Duration.ofHours(11)));

        assertThat(FlowTurns.readBefore(NOON.minus(Duration.ofHours(12)), flows))
                .containsExactly("runs", "standby");
    }

    /** A quarter of 72 calls a minute is 18: nine flows of one output each. */
    @Test
    void eachOfManyHasItsTurnWithinAQuarterOfTheQuota() {
        Map<String, Instant> readAt = new HashMap<>();
        IntStream.range(0, 30).forEach(n -> readAt.put("flow-" + n, NOON.minusSeconds(3600)));
        var asked = new ArrayList<List<String>>();

        for (int check = 0; check < 4; check++) {
            var known = readAt.entrySet().stream()
                    .map(flow -> new Known(flow.getKey(), true, flow.getValue(), 2))
                    .toList();
            var next = turns.running(known, 72);
            next.forEach(id -> readAt.put(id, clock.instant()));
            asked.add(next);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(asked).allSatisfy(ids -> assertThat(ids).hasSize(9));
        assertThat(readAt.values()).allMatch(at -> !at.isBefore(NOON));
    }
}
