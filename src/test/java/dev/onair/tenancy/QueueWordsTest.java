package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.GateStats;
import dev.onair.engine.Lane;
import dev.onair.operator.Kind.Waits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueueWordsTest {

    private static GateStats quota(int waiting, Optional<Instant> closedUntil) {
        Map<Lane, Long> calls = Arrays.stream(Lane.values()).collect(Collectors.toMap(lane -> lane, lane -> 0L));
        return new GateStats(180, 0, 0, calls, Map.of(Lane.WRITE, waiting), closedUntil);
    }

    @Test
    void saysItsPlaceAndHowFastTheQueueMoves() {
        assertThat(QueueWords.waits(List.of(quota(57, Optional.empty())), OptionalInt.of(41)))
                .isEqualTo(new Waits(
                        "Queued",
                        "waiting for its turn at the vendor: 57 calls of the account wait, 41 of them before this"
                                + " one, and the account may send 180 a minute"));
    }

    @Test
    void saysThatTheVendorThrottlesAndUntilWhen() {
        var until = Instant.parse("2026-11-29T10:00:30.5Z");

        assertThat(QueueWords.waits(List.of(quota(1, Optional.of(until))), OptionalInt.of(0)))
                .isEqualTo(new Waits(
                        "Throttled",
                        "the vendor answers that the account sends too many calls, so none is sent before"
                                + " 2026-11-29T10:00:30Z; 1 call of the account waits, 0 of them before this one"));
    }

    @Test
    void knowsNoPlaceOfACallThatIsUnderWayOrGoesWithOthers() {
        assertThat(QueueWords.waits(List.of(quota(0, Optional.empty())), OptionalInt.empty()))
                .isEqualTo(new Waits("Queued", "waiting for the vendor's answer; 0 calls of the account wait"));
    }
}
