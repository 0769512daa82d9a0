package dev.onair.huawei.client;

import dev.onair.http.JsonLimits;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps the values of this API from changing, and from lacking what they cannot do without. */
public final class Immutable {

    private Immutable() {}

    /** A copy without the nulls that a list of an answer may have; null stays null, which means not set. */
    public static <T> @Nullable List<T> list(@Nullable List<? extends @Nullable T> given) {
        return given == null
                ? null
                : given.stream()
                        .<T>mapMulti((element, more) -> {
                            if (element != null) {
                                more.accept(element);
                            }
                        })
                        .toList();
    }

    /** One of the vendor's words, such as a state, as its tables spell it. */
    public static @Nullable String word(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip().toUpperCase(Locale.ROOT);
    }

    /** An id that the vendor made: one that is longer than any that can be kept is none. */
    public static String id(String field, @Nullable String value) {
        var id = required(field, value).strip();
        if (id.length() > JsonLimits.LONGEST_ID) {
            throw new IllegalArgumentException(field + " has " + id.length() + " characters, and at most "
                    + JsonLimits.LONGEST_ID + " can be kept");
        }
        return id;
    }

    /** An answer may lack anything, whatever its table says. */
    public static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
