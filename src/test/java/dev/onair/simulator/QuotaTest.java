package dev.onair.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private final SimulatedClock clock = new SimulatedClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final Quota quota = new Quota(2, clock);

    @Test
    void admitsSoManyInAnySixtySeconds() {
        assertThat(quota.admits()).isTrue();
        clock.advance(Duration.ofSeconds(59));
        assertThat(quota.admits()).isTrue();
        assertThat(quota.admits()).isFalse();
        clock.advance(Duration.ofSeconds(1));

        assertThat(quota.admits()).isTrue();
        assertThat(quota.admits()).isFalse();
    }

    @Test
    void doesNotHoldRefusedRequestsAgainstTheAccount() {
        for (var i = 0; i < 50; i++) quota.admits();
        clock.advance(Duration.ofSeconds(60));

        assertThat(quota.admits()).isTrue();
    }

    @Test
    void remembersTheMostThatArrivedInAMinute() {
        for (var i = 0; i < 5; i++) quota.admits();
        clock.advance(Duration.ofSeconds(61));
        quota.admits();

        assertThat(quota.maxInWindow()).isEqualTo(5);
        assertThat(quota.throttled()).isEqualTo(3);
    }
}
