package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkPauseTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Optional<Failure> DOWN = Optional.of(new Failure.Retryable("HTTP 503"));

    @ParameterizedTest(name = "after {0} failures {1} s, where it is usually {2} s")
    @CsvSource({
        "0, 3600, 3600",
        "1, 10, 3600",
        "2, 20, 3600",
        "5, 160, 3600",
        "6, 300, 3600",
        "1000000, 300, 3600",
        "1, 10, 60",
        "4, 60, 60",
        "1, 5, 5"
    })
    void growsFromTenSecondsToFiveMinutesAndIsNeverLongerThanUsual(int failures, long seconds, long usual) {
        assertThat(WalkPause.after(failures, DOWN, Duration.ofSeconds(usual))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void isTheUsualOneWhereTimeHardlyMends() {
        assertThat(WalkPause.after(1, Optional.of(new Failure.Rejected("1277", "not bought")), HOUR))
                .isEqualTo(HOUR);
        assertThat(WalkPause.after(1, Optional.of(new Failure.Excessive("too large")), HOUR))
                .isEqualTo(HOUR);
    }
}
