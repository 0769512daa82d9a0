package dev.onair.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static List<Instant> at(int... seconds) {
        return IntStream.of(seconds).mapToObj(START::plusSeconds).toList();
    }

    @Test
    void theBusiestMinuteIsNoCalendarsMinute() {
        assertThat(Figures.mostInAMinute(at())).isZero();
        assertThat(Figures.mostInAMinute(at(0, 50, 60, 70, 109))).isEqualTo(4);
        assertThat(Figures.mostInAMinute(at(120, 0, 60))).as("in any order").isEqualTo(1);
    }

    @Test
    void whatAVendorRefusesIsNotHeldAgainstTheNext() {
        assertThat(Figures.refused(at(0, 1, 2, 3), 2)).isEqualTo(2);
        assertThat(Figures.refused(at(0, 1, 2, 3, 60), 2)).isEqualTo(2);
        assertThat(Figures.refused(at(0, 1), 2)).isZero();
    }

    @Test
    void aPercentileIsASample() {
        var samples = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();
        assertThat(Figures.percentile(samples, 50)).isEqualTo(Duration.ofMillis(50));
        assertThat(Figures.percentile(samples.reversed(), 99)).isEqualTo(Duration.ofMillis(99));
        assertThat(Figures.percentile(samples.subList(0, 1), 99)).isEqualTo(Duration.ofMillis(1));
    }
}
