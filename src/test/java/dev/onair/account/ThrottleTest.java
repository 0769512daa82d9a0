package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {

    private static final Optional<Duration> UNSAID = Optional.empty();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first refusal pauses five seconds, 1,  5",
        "the second doubles it,                 2, 10",
        "the third doubles it again,            3, 20",
        "the fourth doubles it again,           4, 40",
        "no pause is longer than a minute,      5, 60",
        "however often it is refused,          50, 60",
    })
    void pausesLongerWithEachRefusalInARow(String why, int refusals, int seconds) {
        var throttle = Throttle.NEVER;
        long now = 0;
        for (int refusal = 0; refusal < refusals; refusal++) {
            now = throttle.closedUntil();
            throttle = throttle.refused(now, now, UNSAID);
        }

        assertThat(throttle.untilChange(now)).as(why).isEqualTo(seconds(seconds));
        assertThat(throttle.closed(now + seconds(seconds) - 1)).as(why).isTrue();
        assertThat(throttle.closed(now + seconds(seconds))).as(why).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the vendor's word holds,                 PT30S, 30",
        "a word of nothing is a second,           PT0S,   1",
        "a mistake does not stop us for a day,    P1D,  600",
    })
    void believesTheVendorWithinBounds(String why, Duration after, int seconds) {
        var throttle = Throttle.NEVER.refused(0, 0, Optional.of(after));

        assertThat(throttle.untilChange(0)).as(why).isEqualTo(seconds(seconds));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a quarter when it opens,                 0, 2",
        "still a quarter just before the step,   19, 2",
        "an eighth more after twenty seconds,    20, 3",
        "half after forty,                       40, 4",
        "nearly all just before two minutes,    119, 7",
        "all after two minutes,                 120, 8",
        "and for ever after,                   9999, 8",
    })
    void opensSlowly(String why, int secondsOpen, int eighths) {
        var throttle = Throttle.NEVER.refused(0, 0, UNSAID);

        assertThat(throttle.eighths(throttle.closedUntil() + seconds(secondsOpen)))
                .as(why)
                .isEqualTo(eighths);
    }

    @Test
    void countsCallsThatWereUnderWayWhenItClosedAsOneRefusal() {
        var closed = Throttle.NEVER.refused(seconds(1), seconds(0), UNSAID);

        assertThat(closed.refused(seconds(2), seconds(0), UNSAID)).isEqualTo(closed);
    }

    @Test
    void staysClosedLongerWhenAStragglerBringsALongerOrder() {
        var closed = Throttle.NEVER.refused(seconds(1), seconds(0), UNSAID);

        var longer = closed.refused(seconds(2), seconds(0), Optional.of(Duration.ofSeconds(30)));

        assertThat(longer).isEqualTo(new Throttle(true, seconds(32), 1));
    }

    @Test
    void beginsAgainWithAShortPauseAfterACallThatWentThrough() {
        var throttle = Throttle.NEVER.refused(0, 0, UNSAID);
        long open = throttle.closedUntil();

        var again = throttle.answered(open).refused(open + 1, open + 1, UNSAID);

        assertThat(again.untilChange(open + 1)).isEqualTo(seconds(5));
    }

    @Test
    void learnsNothingFromAnAnswerToACallSentBeforeItClosed() {
        var throttle = Throttle.NEVER.refused(seconds(1), seconds(1), UNSAID);

        assertThat(throttle.answered(seconds(1))).isEqualTo(throttle);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
