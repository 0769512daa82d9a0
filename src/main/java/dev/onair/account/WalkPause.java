package dev.onair.account;

import dev.onair.engine.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * How long it is from one walk over a list to the next. One that failed is made up for with growing pauses: the usual interval
 * may be an hour, in which nothing would be seen. Pure.
 */
public final class WalkPause {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 5;

    private WalkPause() {}

    /**
     * The next pause, never longer than the usual one.
     *
     * @param failures how many walks have failed in a row
     * @param why the last of them did
     */
    public static Duration after(int failures, Optional<Failure> why, Duration usual) {
        if (failures == 0 || why.filter(WalkPause::timeHardlyMends).isPresent()) {
            return usual;
        }
        var doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return shorter(usual, shorter(doubled, LONGEST));
    }

    /** A service that the account does not have, or a list that is too large, and costs all its pages each time. */
    private static boolean timeHardlyMends(Failure why) {
        return why instanceof Failure.Rejected || why instanceof Failure.Excessive;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
