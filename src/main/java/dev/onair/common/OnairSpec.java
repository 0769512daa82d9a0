package dev.onair.common;

import org.jspecify.annotations.Nullable;

/** The part of a spec that is the same for every kind: which account, and how far the operator may go. */
public abstract class OnairSpec extends ReadPart {
    /** The vendor account to act for. */
    public @Nullable AccountRef accountRef;

    /** How far the operator may go; Full when absent. */
    public @Nullable ManagementPolicy managementPolicy;

    /** What to do about a field that was changed at the vendor; Enforce when absent. */
    public @Nullable DriftPolicy driftPolicy;

    /** What becomes of the vendor's object when this resource is deleted; Delete when absent. */
    public @Nullable DeletionPolicy deletionPolicy;

    public final ManagementPolicy management() {
        return managementPolicy == null ? ManagementPolicy.Full : managementPolicy;
    }

    public final DriftPolicy drift() {
        return driftPolicy == null ? DriftPolicy.Enforce : driftPolicy;
    }

    public final DeletionPolicy deletion() {
        return deletionPolicy == null ? DeletionPolicy.Delete : deletionPolicy;
    }
}
