package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the vendor's own counter would see, whatever we are asked to send and whenever we are restarted. */
class PacePropertiesTest {

    private static final long MINUTE = Duration.ofSeconds(60).toNanos();

    private final ManualClock clock = new ManualClock();

    @Property(tries = 300)
    void noSixtySecondsHoldMoreThanTheAllowanceAcrossRestartsAndPauses(
            @ForAll @IntRange(min = 1, max = 400) int requestsPerMinute,
            @ForAll @IntRange(min = 1, max = 100) int share,
            @ForAll @Size(min = 1, max = 400) List<@IntRange(min = 0, max = 4000) Integer> idleMillis,
            @ForAll @IntRange(min = 0, max = 400) int restartAfter) {
        var settings = new GateSettings(requestsPerMinute, share);
        var pace = new Pace(settings, clock);
        var sent = new ArrayList<Long>();

        for (int step = 0; step < idleMillis.size(); step++) {
            clock.advance(Duration.ofMillis(idleMillis.get(step)));
            if (step == restartAfter) {
                pace = new Pace(settings, clock);
            }
            while (pace.tryEveryday()) {
                sent.add(clock.nanos());
            }
        }

        assertThat(mostInAMinute(sent)).isLessThanOrEqualTo(settings.allowance());
    }

    @Property(tries = 300)
    void noSixtySecondsHoldMoreThanTheQuotaWithEmergenciesThrottlingAndARestart(
            @ForAll @IntRange(min = 1, max = 400) int requestsPerMinute,
            @ForAll @IntRange(min = 1, max = 100) int share,
            @ForAll @Size(min = 1, max = 400) List<@IntRange(min = 0, max = 2000) Integer> idleMillis,
            @ForAll @IntRange(min = 0, max = 400) int restartAfter,
            @ForAll @IntRange(min = 0, max = 400) int throttledAfter) {
        var settings = new GateSettings(requestsPerMinute, share);
        var pace = new Pace(settings, clock);
        var sent = new ArrayList<Long>();

        for (int step = 0; step < idleMillis.size(); step++) {
            clock.advance(Duration.ofMillis(idleMillis.get(step)));
            if (step == throttledAfter) {
                pace.refused(clock.nanos(), false, Optional.empty());
            }
            if (step == restartAfter) {
                pace = new Pace(settings, clock);
            }
            while (pace.tryEmergency() || pace.tryEveryday()) {
                sent.add(clock.nanos());
            }
        }

        assertThat(mostInAMinute(sent)).isLessThanOrEqualTo(requestsPerMinute);
    }

    @Property(tries = 100)
    void aBacklogUsesAtLeastNineteenTwentiethsOfTheAllowance(
            @ForAll @IntRange(min = 1, max = 2000) int requestsPerMinute,
            @ForAll @IntRange(min = 1, max = 100) int share) {
        var settings = new GateSettings(requestsPerMinute, share);
        var pace = new Pace(settings, clock);
        int minutes = 5;
        long end = clock.nanos() + minutes * MINUTE;
        long sent = 0;

        while (clock.nanos() < end) {
            clock.advanceTo(Math.min(pace.nextEveryday(), end));
            while (pace.tryEveryday()) {
                sent++;
            }
        }

        assertThat((double) sent).isGreaterThanOrEqualTo(Math.floor(0.95 * settings.allowance() * minutes));
    }

    @Property(tries = 100)
    void theTimeToWaitIsTheTimeUntilATokenComes(@ForAll @IntRange(min = 1, max = 5000) int requestsPerMinute) {
        var pace = new Pace(GateSettings.of(requestsPerMinute), clock);
        long due = pace.nextEveryday();

        clock.advanceTo(due - 2);
        boolean early = pace.tryEveryday();
        clock.advanceTo(due);

        assertThat(early).isFalse();
        assertThat(pace.tryEveryday()).isTrue();
    }

    /** The most calls in any [t, t + 60 s); it is enough to look at those that start with a call. */
    private static int mostInAMinute(List<Long> sent) {
        int most = 0;
        int last = 0;
        for (int first = 0; first < sent.size(); first++) {
            while (last < sent.size() && sent.get(last) - sent.get(first) < MINUTE) {
                last++;
            }
            most = Math.max(most, last - first);
        }
        return most;
    }
}
