package dev.onair.engine;

/** How urgent a call is when the account's quota is short; the first lane goes first. */
public enum Lane {
    /** Banning and cutting a stream: waits behind nothing. */
    EMERGENCY,
    DELETE,
    /** What a person has changed of something that is there: the write, and the reads that must come before it. */
    EDIT,
    /** What is created, and the correction of drift. */
    WRITE,
    /** A read that a reconcile waits for. */
    READ,
    /** Pages of the shared snapshot. */
    SNAPSHOT,
    /** Details that nobody waits for. */
    BACKGROUND;

    /** Whether what usually waits here changes something at the vendor that stays: who is deleted may do so without permission. */
    public boolean needsPermission() {
        return this == EMERGENCY || this == EDIT || this == WRITE;
    }
}
