package dev.onair.http;

/** Whether a call may have changed something at the vendor when its answer is lost. */
public enum CallKind {
    READ,
    WRITE
}
