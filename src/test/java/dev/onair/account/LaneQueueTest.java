package dev.onair.account;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneQueueTest {

    private record Guest(Lane lane, String owner, long number) implements LaneQueue.Waiting {}

    private final LaneQueue<Guest> queue = new LaneQueue<>();
    private long arrivals;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "first come first served within a lane,    WRITE WRITE WRITE,                     WRITE1 WRITE2 WRITE3",
        "a higher lane goes before earlier ones,   BACKGROUND SNAPSHOT READ WRITE DELETE, DELETE5 WRITE4 READ3 SNAPSHOT2 BACKGROUND1",
        "emergencies are not everyday,             EMERGENCY READ,                        READ2",
    })
    void letsGo(String why, String arriving, String expected) {
        for (var lane : arriving.split(" ", -1)) {
            arrive(Lane.valueOf(lane), "somebody");
        }

        assertThat(everydayTurns(10)).as(why).isEqualTo(expected);
    }

    @Test
    void givesEveryTwentiethTurnToTheLowerLanesInTurn() {
        fill(Lane.DELETE, 200);
        fill(Lane.READ, 10);
        fill(Lane.BACKGROUND, 10);

        var turns = IntStream.range(0, 80)
                .mapToObj(turn -> queue.takeEveryday().orElseThrow().lane())
                .toList();

        assertThat(IntStream.range(0, 80)
                        .filter(turn -> turns.get(turn) != Lane.DELETE)
                        .mapToObj(turn -> turn + 1 + " " + turns.get(turn)))
                .containsExactly("20 READ", "40 BACKGROUND", "60 READ", "80 BACKGROUND");
    }

    @Test
    void takesNothingFromALaneThatWaitsAlone() {
        fill(Lane.WRITE, 100);

        assertThat(everydayTurns(100)).startsWith("WRITE1 WRITE2").endsWith("WRITE99 WRITE100");
    }

    @Test
    void emptiesEveryLaneUnderAnEndlessBacklogOfUrgentCalls() {
        for (var lane : Lane.values()) {
            fill(lane, lane == Lane.DELETE ? 1000 : 3);
        }

        Map<Lane, Long> turns = IntStream.range(0, 12 * LaneQueue.TURNS_PER_LOW_TURN)
                .mapToObj(turn -> queue.takeEveryday().orElseThrow().lane())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(turns)
                .containsEntry(Lane.WRITE, 3L)
                .containsEntry(Lane.READ, 3L)
                .containsEntry(Lane.SNAPSHOT, 3L)
                .containsEntry(Lane.BACKGROUND, 3L);
    }

    @Test
    void givesOneWhoComesAgainTheOldPlaceBack() {
        fill(Lane.WRITE, 3);
        var first = queue.takeEveryday().orElseThrow();

        queue.add(first);

        assertThat(everydayTurns(3)).isEqualTo("WRITE1 WRITE2 WRITE3");
    }

    @Test
    void recallsAllOfOneOwnerAndNobodyElse() {
        arrive(Lane.WRITE, "a");
        arrive(Lane.READ, "b");
        arrive(Lane.EMERGENCY, "a");

        assertThat(queue.recall("a")).extracting(Guest::number).containsExactly(1L, 3L);
        assertThat(everydayTurns(3)).isEqualTo("READ2");
        assertThat(queue.emergencyWaits()).isFalse();
        assertThat(queue.recall("a")).isEmpty();
    }

    private void fill(Lane lane, int count) {
        Collections.nCopies(count, lane).forEach(each -> arrive(each, "somebody"));
    }

    private void arrive(Lane lane, String owner) {
        queue.add(new Guest(lane, owner, ++arrivals));
    }

    private String everydayTurns(int most) {
        var turns = new ArrayList<Guest>();
        for (int turn = 0; turn < most; turn++) {
            queue.takeEveryday().ifPresent(turns::add);
        }
        return turns.stream().map(guest -> guest.lane() + "" + guest.number()).collect(joining(" "));
    }
}
