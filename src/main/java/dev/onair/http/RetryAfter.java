package dev.onair.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the HTTP header {@code Retry-After}. RFC 9110, 10.2.3. */
final class RetryAfter {

    /** A vendor that asks for more is asked again then all the same: the quota is one of a minute. */
    static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Seconds, or a date to count from now; empty where it is neither. */
    static Optional<Duration> parse(String value, Instant now) {
        var text = value.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        return VendorClock.time(text).map(then -> bounded(Duration.between(now, then)));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
