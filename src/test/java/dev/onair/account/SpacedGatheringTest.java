package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpacedGatheringTest {
    /** A twentieth of 200 calls a minute is one in six seconds. */
    private static final Duration SPACE = Duration.ofSeconds(6);

    private final ManualClock clock = new ManualClock();
    private boolean isShort = true;
    private int allowance = 200;
    private final SpacedGathering gathering = new SpacedGathering(clock, () -> isShort, () -> allowance);
    private final List<Long> begun = new ArrayList<>();

    private void ask() {
        gathering.then(
                Lane.READ, () -> begun.add(Duration.ofNanos(clock.nanos()).toMillis()));
    }

    @Test
    void theFirstAsksAtOnce() {
        ask();

        assertThat(begun).containsExactly(0L);
    }

    @Test
    void theNextComesATwentiethOfTheQuotaLater() {
        ask();
        clock.advance(Duration.ofSeconds(1));
        ask();
        assertThat(begun).containsExactly(0L);

        clock.advance(SPACE);
        ask();
        clock.advance(SPACE);

        assertThat(begun).containsExactly(0L, 6_000L, 12_000L);
    }

    /** Those of several tenants that go with one request. */
    @Test
    void whoAsksMeanwhileComesAtTheSameMoment() {
        ask();
        ask();
        clock.advance(Duration.ofSeconds(3));
        ask();

        clock.advance(SPACE);

        assertThat(begun).containsExactly(0L, 6_000L, 6_000L);
    }

    @Test
    void afterAWhileItIsTheFirstAgain() {
        ask();
        clock.advance(SPACE);

        ask();

        assertThat(begun).containsExactly(0L, 6_000L);
    }

    @Test
    void nobodyWaitsWhileThereIsQuota() {
        isShort = false;

        ask();
        ask();
        clock.advance(Duration.ofMillis(100));
        ask();

        assertThat(begun).containsExactly(0L, 0L, 100L);
    }

    @Test
    void whoAsksWhenThereIsQuotaAgainDoesNotWait() {
        ask();
        ask();
        isShort = false;

        clock.advance(Duration.ofSeconds(1));
        ask();

        assertThat(begun).containsExactly(0L, 1_000L);
    }

    @Test
    void howeverSmallTheQuotaIsItIsNoLongerThanTenSeconds() {
        allowance = 1;
        ask();
        ask();

        clock.advance(Duration.ofSeconds(10));

        assertThat(begun).containsExactly(0L, 10_000L);
    }

    @Test
    void anEditWaitsForNobody() {
        ask();

        gathering.then(Lane.EDIT, () -> begun.add(-1L));

        assertThat(begun).containsExactly(0L, -1L);
    }
}
