package dev.onair.common;

/** What to do about a field that was changed at the vendor. */
public enum DriftPolicy {
    /** Set it back. */
    Enforce,
    /** Say so in {@code status.drift} and leave it. */
    Report
}
