package dev.onair.engine;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a plan shows a text that a tenant or a vendor chose: so that it passes for no other field, change or line of the plan. Pure.
 */
final class ShownText {
    /** Controls, line ends, what turns the direction of writing or has no width, and halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    /** What stands between the values, fields and calls of a plan, and what a quoted text begins with. */
    private static final Pattern OF_PLANS = Pattern.compile("^\"|; | -> |^\\s|\\s$|"
            + Arrays.stream(Impact.values())
                    // What only reads is not approved, and these are the words for a value that is not there, too.
                    .filter(impact -> impact != Impact.NONE)
                    .map(impact -> Pattern.quote(impact.shown()))
                    .collect(Collectors.joining("|")));

    private ShownText() {}

    /** Quoted as in JSON, if it has anything that a plan is made of, or that is not seen. */
    static String value(String text) {
        var isPlain = !UNSEEN.matcher(text).find() && !OF_PLANS.matcher(text).find();
        return isPlain ? text : "\"" + escaped(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }

    /** What is not seen as JSON writes it, such as {@code \u202e}. */
    static String escaped(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
    }
}
