package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "0, PT0S",
        "' 30 ', PT30S",
        "999999999, PT1H",
        "'Sat, 21 Nov 2026 00:01:00 GMT', PT1M",
        "'Fri, 20 Nov 2026 00:01:00 GMT', PT0S",
    })
    void readsSecondsAndDates(String value, Duration expected) {
        assertThat(RetryAfter.parse(value, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999", "2026-11-21T00:01:00Z"})
    void ignoresWhatIsNeither(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
