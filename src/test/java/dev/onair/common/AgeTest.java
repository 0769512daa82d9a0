package dev.onair.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T12:00:00Z, 2026-11-21T12:01:00Z, false",
        "2026-11-21T12:00:00Z, 2026-11-21T17:59:59Z, false",
        "2026-11-21T12:00:00Z, 2026-11-21T18:00:00Z, true",
        "2026-11-21T12:00:00Z, 2026-11-21T11:00:00Z, false",
        "                    , 2026-11-21T12:00:00Z, true",
        "2026-11-21T12:00:00Z,                     , true",
        "yesterday           , 2026-11-21T12:00:00Z, true",
    })
    void isNewsOnceItIsMuchYounger(String written, String now, boolean isNews) {
        assertThat(Age.unlessNews(written, now)).isEqualTo(isNews ? written : now);
    }
}
