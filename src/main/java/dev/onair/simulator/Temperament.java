package dev.onair.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A way in which the vendor may differ from its document. Without any it answers as the document says. */
public enum Temperament {
    /** Answers of the newer generation come in the shapes of the vendor's own SDK. */
    SDK,
    /** The id of an object that is not there is a wrong parameter, as the documents' tables of codes have it. */
    UNKNOWN_IS_WRONG,
    /** Calls that the document has as GET alone take no POST. */
    GET_ONLY,
    /** Times that the document has in China's time zone are in UTC, eight hours behind. */
    UTC_TIMES,
    /** Answers show what nobody set: defaults, zeros, nulls, empty texts; and addresses in a form of the vendor's own. */
    FILLS_IN,
    /** Some fields are never shown, as in the documents' own examples. */
    FORGETFUL,
    /** Takes what the vendors' public clients send, and refuses nothing that the document does not refuse. */
    LENIENT;

    /** What no temperament is called. */
    public static final String NONE = "document";

    /** As flags and endpoints name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when one of the names is none */
    public static Set<Temperament> named(List<String> names) {
        var set = EnumSet.noneOf(Temperament.class);
        for (var name : names) {
            if (name.equals(NONE) || name.isBlank()) continue;
            set.add(Arrays.stream(values())
                    .filter(it -> it.word().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no temperament " + name + "; there are " + NONE + ", " + words())));
        }
        return set;
    }

    private static String words() {
        return Arrays.stream(values()).map(Temperament::word).collect(Collectors.joining(", "));
    }
}
