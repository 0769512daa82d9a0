package dev.onair.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What an answer shows of the vendor's clock: its header {@code Date}. RFC 9110, 6.6.1. */
final class VendorClock {

    /** The vendors refuse signatures of clocks that differ by five and by fifteen minutes. */
    private static final Duration TELLING = Duration.ofMinutes(4);

    /** As fine as it is told, in minutes: a difference that wanders by seconds is no news. */
    private static final int FINE = 5;

    private static final int MINUTES_OF_AN_HOUR = 60;

    private VendorClock() {}

    static Optional<Instant> of(HttpHeaders headers) {
        return headers.firstValue("Date").flatMap(VendorClock::time);
    }

    /** A date and time as HTTP has it; empty where it is none. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Words for a person where this machine's clock and the vendor's are far apart. */
    static Optional<String> difference(HttpHeaders headers, Instant now) {
        return of(headers)
                .map(theirs -> Duration.between(theirs, now))
                .filter(ahead -> ahead.abs().compareTo(TELLING) >= 0)
                .map(ahead -> "This machine's clock is about " + rounded(ahead.abs())
                        + (ahead.isNegative() ? " behind" : " ahead of") + " the vendor's");
    }

    private static String rounded(Duration difference) {
        var minutes = difference.toMinutes();
        return minutes < MINUTES_OF_AN_HOUR
                ? (minutes + FINE / 2) / FINE * FINE + " minutes"
                : "%.0f h".formatted(minutes / (double) MINUTES_OF_AN_HOUR);
    }
}
