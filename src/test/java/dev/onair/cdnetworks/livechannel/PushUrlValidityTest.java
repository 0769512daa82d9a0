package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushUrlValidityTest {
    /** Even at two hours. */
    private static final Instant PERIOD = Instant.parse("2026-11-21T12:00:00Z");

    private final LiveChannelStatus status = new LiveChannelStatus();

    private static PushUrlValidity of(Duration validFor) {
        return new PushUrlValidity("keys", validFor);
    }

    @Test
    void waitsForTheListBeforeTheChannelItselfIsRead() {
        var validity = of(Duration.ofHours(2));
        status.pushUrlSignedAt = PERIOD.minusSeconds(10).toString();

        assertThat(validity.wanting(status, PERIOD.plusSeconds(89))).isEmpty();
        assertThat(validity.wanting(status, PERIOD.plusSeconds(90))).contains(PERIOD);
    }

    @Test
    void readsNoChannelWhoseUrlIsOfThisPeriodOrThatWasReadInIt() {
        var validity = of(Duration.ofHours(2));
        status.pushUrlSignedAt = PERIOD.plusSeconds(1).toString();
        assertThat(validity.wanting(status, PERIOD.plusSeconds(600))).isEmpty();

        status.pushUrlSignedAt = PERIOD.minusSeconds(1).toString();
        status.pushUrlReadFor = PERIOD.toString();
        assertThat(validity.wanting(status, PERIOD.plusSeconds(600))).isEmpty();
        assertThat(validity.wanting(status, PERIOD.plusSeconds(3_700))).contains(PERIOD.plusSeconds(3_600));
    }

    /** Of a vendor that never signs anew. */
    @ParameterizedTest
    @CsvSource({"PT1S, 21", "PT2M, 21", "PT20M, 7", "PT2H, 2"})
    void isReadSeldomHoweverSoonUrlsExpire(Duration validFor, int mostInAnHour) {
        status.pushUrlSignedAt = PERIOD.minus(Duration.ofDays(1)).toString();
        var reads = 0;

        for (var second = 0; second < 3_600; second++) {
            var wanted = of(validFor).wanting(status, PERIOD.plusSeconds(second));
            reads += wanted.isPresent() ? 1 : 0;
            wanted.ifPresent(since -> status.pushUrlReadFor = since.toString());
        }

        assertThat(reads).isPositive().isLessThanOrEqualTo(mostInAnHour);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T13:59:59Z, true, Valid", "2026-11-21T14:00:00Z, false, Expired"})
    void tellsWhetherTheUrlCanStillBeUsed(Instant now, boolean holds, String reason) {
        status.pushUrlSignedAt = PERIOD.toString();

        assertThat(of(Duration.ofHours(2)).indicator(status, now)).hasValueSatisfying(shown -> {
            assertThat(shown.holds()).contains(holds);
            assertThat(shown.reason()).isEqualTo(reason);
            assertThat(shown.message()).contains("\"keys\"", "2026-11-21T14:00:00Z");
        });
    }

    @Test
    void saysNothingOfUrlsThatAreNotSigned() {
        assertThat(of(Duration.ofHours(2)).indicator(status, PERIOD)).isEmpty();
        assertThat(of(Duration.ofHours(2)).wanting(status, PERIOD)).isEmpty();
    }
}
