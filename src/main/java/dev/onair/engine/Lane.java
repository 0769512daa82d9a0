package dev.onair.engine;

/** How urgent a call is when the account's quota is short; the first lane goes first. */
public enum Lane {
    /** Banning and cutting a stream: waits behind nothing. */
    EMERGENCY,
    DELETE,
    /** A write that a user's manifest asked for, and the correction of drift. */
    WRITE,
    /** A read that a reconcile waits for. */
    READ,
    /** Pages of the shared snapshot. */
    SNAPSHOT,
    /** Details that nobody waits for. */
    BACKGROUND
}
