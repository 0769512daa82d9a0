package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The spellings of one value: numbers as texts and texts as numbers, times as numbers or as dates. Pure. */
final class Spelled {

    /** China Standard Time knows no summer time. CDNetworks Cloud Live API 2.2.5. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** As the document has it, or as ISO 8601 does: with a T, parts of a second, an offset. */
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd[' ']['T']HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /** As seconds this would be the year 5138. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

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

    /**
     * Seconds or milliseconds since 1970 as number or text, or a date and time: of China where no offset says otherwise. 0 is a
     * time that is not set.
     */
    static @Nullable Instant time(@Nullable String text) {
        try {
            var number = number(text);
            if (number != null) {
                return number == 0 ? null : sinceEpoch(number);
            }
            return text == null ? null : date(text.strip());
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static Instant sinceEpoch(long number) {
        return number >= FIRST_MILLISECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static Instant date(String text) {
        var parsed = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? exact.toInstant()
                : LocalDateTime.from(parsed).toInstant(CHINA);
    }
}
