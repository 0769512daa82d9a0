package dev.onair.common;

/** How far the operator may go. */
public enum ManagementPolicy {
    /** Create, change, correct and delete. */
    Full,
    /** Read and report; never write to the vendor. */
    Observe,
    /** Show in {@code status.plan} what would be done, and do it once it is approved by its hash. */
    Plan
}
