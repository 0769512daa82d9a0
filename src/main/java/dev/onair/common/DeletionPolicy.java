package dev.onair.common;

/** What becomes of the vendor's object when the resource is deleted. */
public enum DeletionPolicy {
    /** Delete it too. */
    Delete,
    /** Forget it: the vendor keeps it. */
    Retain
}
