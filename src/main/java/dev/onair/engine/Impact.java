package dev.onair.engine;

import java.util.Locale;

/** What a change costs those who are watching. */
public enum Impact {
    /** A read: nothing changes at the vendor. */
    NONE,
    /** Nobody notices. */
    SEAMLESS,
    /** A stream that is on air may break off. */
    INTERRUPTING,
    /** The vendor's object, or a part of it, is replaced by another one. */
    RECREATING,
    /** The vendor's object, or a part of it, is removed for good. */
    DELETING;

    /** As a plan has it after a call. */
    String shown() {
        return "(" + name().toLowerCase(Locale.ROOT) + ")";
    }
}
