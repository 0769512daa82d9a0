package dev.onair.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Several texts in one, so that no two lists of texts make the same: whatever stands in a value passes for no other value. */
final class Exactly {
    private Exactly() {}

    static String text(String... parts) {
        return Arrays.stream(parts).map(part -> part.length() + ":" + part).collect(Collectors.joining());
    }
}
