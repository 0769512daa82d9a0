package dev.onair.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a number of failures in a row: from two seconds to five minutes, never giving up. */
public final class Backoff {
    private static final long FIRST_MILLIS = 2_000;
    private static final long LONGEST_MILLIS = 300_000;

    private Backoff() {}

    /**
     * @param failures how often in a row, from 1
     * @return up to a fifth shorter than the doubling says, so that a thousand resources do not come back together
     */
    public static Duration after(int failures, RandomGenerator random) {
        var doubled = FIRST_MILLIS << Math.min(Math.max(failures - 1, 0), 20);
        var millis = Math.min(doubled, LONGEST_MILLIS);
        return Duration.ofMillis(millis - random.nextLong(millis / 5 + 1));
    }
}
