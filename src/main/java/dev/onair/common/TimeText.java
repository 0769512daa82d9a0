package dev.onair.common;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A moment as a status has it, in RFC 3339; people and other versions write there too. */
public final class TimeText {
    private TimeText() {}

    /** Empty where there is none, and where it cannot be read. */
    public static Optional<Instant> read(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
