package dev.onair.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {
    private static Attempt attempt(String at, String unansweredAt) {
        var attempt = Attempt.of("createChannel", at, "news", "hash", null);
        attempt.unansweredAt = unansweredAt;
        return attempt;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # begun,             given up,                 this process since,   the object was made by
        2026-11-21T12:00:00Z, 2026-11-21T12:00:15.250Z, 2026-11-21T09:00:00Z, 2026-11-21T12:00:15.250Z
        2026-11-21T12:00:00Z,                         , 2026-11-21T09:00:00Z, 2026-11-21T12:00:00Z
        2026-11-21T12:00:00Z,                         , 2026-11-21T12:30:00Z, 2026-11-21T12:30:00Z
        2026-11-21T12:00:00Z, 2026-11-21T12:00:15Z,     2026-11-21T12:30:00Z, 2026-11-21T12:30:00Z
        # Nobody's call takes so long: somebody wrote that, or the clock was set.
        2026-11-21T12:00:00Z, 2036-11-21T12:00:00Z,     2026-11-21T09:00:00Z, 2026-11-21T12:05:00Z
        2026-11-21T12:00:00Z, soon,                     2026-11-21T09:00:00Z, 2026-11-21T12:00:00Z
        """)
    void whatAVendorWasAskedForMayBeMadeUntilTheAnswerIsGivenUp(
            String at, String unansweredAt, Instant startedAt, Instant over) {
        assertThat(attempt(at, unansweredAt).over(startedAt)).isEqualTo(over);
    }

    @Test
    void aMarkWithoutATimeIsAsOldAsCanBe() {
        assertThat(new Attempt().begun()).isEqualTo(Instant.EPOCH);
    }
}
