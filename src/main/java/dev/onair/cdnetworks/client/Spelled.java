package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The spellings of one value: numbers as texts and texts as numbers, times as seconds or as a date of China. Pure. */
final class Spelled {

    /** China Standard Time knows no summer time. CDNetworks Cloud Live API 2.2.5. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Few digits in the exponent, lest a forged number costs memory. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");

    private Spelled() {}

    /** A value as text, the first one of a list; null where it is none, or empty. */
    static @Nullable String text(JsonNode found) {
        if (found.isArray()) {
            return found.isEmpty() ? null : text(found.get(0));
        }
        if (!found.isValueNode() || found.isNull()) {
            return null;
        }
        // 200.0 is a spelling of 200.
        var text = found.isFloatingPointNumber() && found.canConvertToExactIntegral() && found.canConvertToLong()
                ? Long.toString(found.longValue())
                : found.asText();
        return text.isEmpty() ? null : text;
    }

    static @Nullable Long number(@Nullable String text) {
        return text != null && text.strip().matches("-?[0-9]{1,18}") ? Long.valueOf(text.strip()) : null;
    }

    /** A number with or without decimals, rounded to whole: sizes and durations are doubles in 2.19.5. */
    static @Nullable Long rounded(@Nullable String text) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return null;
        }
        try {
            return new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    /** Seconds since 1970 as number or text, or a date and time of China. 0 is a time that is not set. */
    static @Nullable Instant time(@Nullable String text) {
        try {
            var seconds = number(text);
            if (seconds != null) {
                return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
            }
            return text == null
                    ? null
                    : LocalDateTime.parse(text.strip(), LOCAL_TIME).toInstant(CHINA);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
