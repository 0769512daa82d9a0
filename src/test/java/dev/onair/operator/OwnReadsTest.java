package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwnReadsTest {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final OwnReads reads = OwnReads.of("per-resource", INTERVAL, clock);

    @Test
    void eachResourceIsReadOnceAnInterval() {
        assertThat(reads.isDue("a")).isTrue();
        assertThat(reads.isDue("a")).isFalse();
        assertThat(reads.isDue("b")).isTrue();
        clock.advance(INTERVAL.minusSeconds(1));
        assertThat(reads.isDue("a")).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(reads.isDue("a")).isTrue();
        assertThat(reads.isDue("a")).isFalse();
    }

    @Test
    void theNextPassIsThereWhenTheNextReadIsDue() {
        assertThat(reads.sooner("a", LONG)).as("what was never read").isEqualTo(LONG);
        reads.isDue("a");
        clock.advance(Duration.ofSeconds(20));
        assertThat(reads.sooner("a", LONG)).isEqualTo(Duration.ofSeconds(40));
        assertThat(reads.sooner("a", Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        clock.advance(INTERVAL);
        assertThat(reads.sooner("a", LONG)).as("overdue").isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsGoneAndComesAgainIsReadAtOnce() {
        reads.isDue("a");
        reads.forget("a");
        assertThat(reads.isDue("a")).isTrue();
    }

    @Test
    void nothingIsReadWhereAllAreObservedTogether() {
        var shared = OwnReads.of("shared", INTERVAL, clock);
        assertThat(shared.isDue("a")).isFalse();
        assertThat(shared.sooner("a", LONG)).isEqualTo(LONG);
    }

    @Test
    void settingsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> OwnReads.of("each", INTERVAL, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"each\"");
        assertThatThrownBy(() -> OwnReads.of("shared", Duration.ZERO, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onair.observe-interval");
    }
}
