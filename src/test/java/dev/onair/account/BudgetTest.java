package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final ManualClock clock = new ManualClock();
    private final AtomicInteger perMinute = new AtomicInteger(60);
    private final Budget budget = new Budget(perMinute::get, clock);

    private int taken(int tries) {
        var taken = 0;
        for (var i = 0; i < tries; i++) {
            taken += budget.take(1) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void hasHalfAMinutesWorthAtOnceAndNoMore() {
        assertThat(taken(1_000)).isEqualTo(30);
    }

    @Test
    void comesBackWithTime() {
        taken(1_000);

        clock.advance(Duration.ofSeconds(10));

        assertThat(taken(1_000)).isEqualTo(10);
    }

    @Test
    void neverHoldsMoreThanABurstHoweverLongNobodyAsked() {
        clock.advance(Duration.ofHours(1));

        assertThat(taken(1_000)).isEqualTo(30);
    }

    @Test
    void takesAllOrNothing() {
        assertThat(budget.take(31)).isFalse();
        assertThat(budget.take(30)).isTrue();
    }

    @Test
    void followsAQuotaThatChanges() {
        taken(1_000);
        perMinute.set(600);

        clock.advance(Duration.ofSeconds(10));

        assertThat(taken(1_000)).isEqualTo(100);
    }
}
