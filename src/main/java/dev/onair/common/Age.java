package dev.onair.common;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How old what a status says is, where the time of the last read is kept in it. */
public final class Age {
    /** So much younger is worth a write of its own: after a restart nothing is read again that was read since. */
    private static final Duration WORTH_A_WRITE = Duration.ofHours(6);

    private Age() {}

    /** The time as it is now, where that is no news; the one that is written where it is. RFC 3339. */
    public static @Nullable String unlessNews(@Nullable String written, @Nullable String now) {
        return isNews(written, now) ? written : now;
    }

    private static boolean isNews(@Nullable String written, @Nullable String now) {
        if (written == null || now == null) {
            return true;
        }
        try {
            return Duration.between(Instant.parse(written), Instant.parse(now)).compareTo(WORTH_A_WRITE) >= 0;
        } catch (DateTimeException noTime) {
            return true;
        }
    }
}
