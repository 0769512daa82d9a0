package dev.onair.operator.json;

import org.jspecify.annotations.Nullable;

/**
 * One text for those that are equal: thousands of resources have the same namespace, reasons and domains. Texts that come seldom
 * drive others out, which costs one more copy of these; so it needs no more room than it has, whatever is read.
 */
final class SharedTexts {
    /** A power of two. */
    private static final int SLOTS = 4096;

    /** Characters: what is longer is hardly met twice. */
    private static final int LONGEST = 128;

    // Without a lock: a text cannot be seen half made, and a lost entry is one copy more.
    private final @Nullable String[] slots = new String[SLOTS];

    /** This text, or an equal one that was met before. */
    String shared(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        var hash = text.hashCode();
        var slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        var known = slots[slot];
        if (known != null && known.equals(text)) {
            return known;
        }
        slots[slot] = text;
        return text;
    }
}
