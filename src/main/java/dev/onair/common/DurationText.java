package dev.onair.common;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as manifests write them: {@code 90s}, {@code 15m}, {@code 2h}, {@code 7d}. */
public final class DurationText {
    private static final Pattern FORM = Pattern.compile(Names.DURATION);

    private DurationText() {}

    /**
     * @throws IllegalArgumentException when the text has another form; the CRD refuses it earlier
     */
    public static Duration parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no duration: write a whole number and s, m, h or d, such as 90s or 2h");
        }
        var amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** The shortest exact form: {@code 3600 s} is {@code 1h}. */
    public static String format(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
