package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final ManualClock clock = new ManualClock();
    private final Pace pace = new Pace(GateSettings.of(100), clock);

    @Test
    void startsWithNothingForEverydayAndOneCallForAnEmergency() {
        assertThat(pace.tryEveryday()).isFalse();
        assertThat(pace.tryEmergency()).isTrue();
        assertThat(pace.tryEmergency()).isFalse();
    }

    @Test
    void keepsTheReserveWhenEverydayHasUsedAllItMay() {
        for (int second = 0; second < 120; second++) {
            clock.advance(Duration.ofSeconds(1));
            drain();
        }

        assertThat(pace.tryEveryday()).isFalse();
        assertThat(pace.tryEmergency()).isTrue();
    }

    @Test
    void lendsAnEmergencyTheEverydayTokensWhenTheReserveIsUsedUp() {
        pace.tryEmergency();
        assertThat(pace.tryEmergency()).isFalse();

        clock.advance(Duration.ofSeconds(1));

        assertThat(pace.tryEmergency()).isTrue();
        assertThat(pace.tryEveryday()).isFalse();
    }

    @Test
    void isClosedForEverydayOnlyWhenTheVendorSaysTooMany() {
        clock.advance(Duration.ofMinutes(2));

        pace.refused(clock.nanos(), false, Optional.of(Duration.ofSeconds(30)));

        assertThat(pace.closedFor()).contains(Duration.ofSeconds(30));
        assertThat(pace.tryEveryday()).isFalse();
        assertThat(pace.tryEmergency()).isTrue();
    }

    @Test
    void letsARefusedEmergencyComeBackAfterASecond() {
        clock.advance(Duration.ofMinutes(2));
        pace.tryEmergency();

        pace.refused(clock.nanos(), true, Optional.of(Duration.ofMinutes(5)));

        assertThat(pace.tryEmergency()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(pace.tryEmergency()).isTrue();
    }

    @Test
    void opensWithAQuarterOfTheRateAndIsBackAtTheFullOneAfterTwoMinutes() {
        pace.refused(clock.nanos(), false, Optional.of(Duration.ofSeconds(30)));
        clock.advance(Duration.ofSeconds(30));

        int first = sentIn(Duration.ofSeconds(20));
        sentIn(Duration.ofSeconds(100));
        int later = sentIn(Duration.ofSeconds(60));

        assertThat(first).isBetween(6, 8);
        assertThat(later).isBetween(86, 90);
    }

    @Test
    void takesNewSettingsAtOnceAndBeginsFromNothing() {
        clock.advance(Duration.ofMinutes(1));

        pace.reconfigure(GateSettings.of(1000));

        assertThat(pace.tryEveryday()).isFalse();
        assertThat(sentIn(Duration.ofSeconds(60))).isBetween(855, 900);
    }

    @Test
    void losesNothingWhenTheSameSettingsAreGivenAgain() {
        clock.advance(Duration.ofMinutes(1));

        pace.reconfigure(GateSettings.of(100));

        assertThat(pace.tryEveryday()).isTrue();
    }

    private int sentIn(Duration time) {
        int sent = drain();
        long end = clock.nanos() + time.toNanos();
        while (clock.nanos() < end) {
            clock.advance(Duration.ofMillis(100));
            sent += drain();
        }
        return sent;
    }

    private int drain() {
        int sent = 0;
        while (pace.tryEveryday()) {
            sent++;
        }
        return sent;
    }
}
