package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest(name = "after {0} failures at most {1} s")
    @CsvSource({"0, 2", "1, 2", "2, 4", "3, 8", "7, 128", "8, 256", "9, 300", "10, 300", "1000000, 300"})
    void doublesUpToFiveMinutes(int failures, long seconds) {
        var wait = Backoff.after(failures, new Random(1));

        assertThat(wait).isBetween(Duration.ofMillis(seconds * 800), Duration.ofSeconds(seconds));
    }

    @Property
    void neverGivesUpAndNeverHurries(@ForAll @IntRange(min = -5) int failures, @ForAll long seed) {
        assertThat(Backoff.after(failures, new Random(seed))).isBetween(Duration.ofMillis(1600), Duration.ofMinutes(5));
    }
}
