package dev.onair.common;

import dev.onair.common.WhenRemoved.Effect;
import org.jspecify.annotations.Nullable;

/** The part of a spec that is the same for every kind: which account, and how far the operator may go. */
public abstract class OnairSpec extends ReadPart {
    /**
     * CEL: the account is still the same. Its namespace, left out, is the resource's own, which CEL cannot know (its word for the field is escaped): that one is
     * compared by the operator.
     */
    public static final String SAME_ACCOUNT =
            "(has(self.accountRef) && has(self.accountRef.name) && has(oldSelf.accountRef) && has(oldSelf.accountRef.name)"
                    + " ? self.accountRef.name == oldSelf.accountRef.name"
                    + " : (!has(self.accountRef) || !has(self.accountRef.name) || self.accountRef.name == 'default')"
                    + " && (!has(oldSelf.accountRef) || !has(oldSelf.accountRef.name)"
                    + " || oldSelf.accountRef.name == 'default'))"
                    + " && (!has(self.accountRef) || !has(self.accountRef.__namespace__) || !has(oldSelf.accountRef)"
                    + " || !has(oldSelf.accountRef.__namespace__)"
                    + " || self.accountRef.__namespace__ == oldSelf.accountRef.__namespace__)";

    /** The vendor account to act for. Immutable. */
    public @Nullable AccountRef accountRef;

    /** How far the operator may go; Full when absent. */
    @WhenRemoved(value = Effect.LOCAL, text = "Full counts again")
    public @Nullable ManagementPolicy managementPolicy;

    /** What to do about a field that was changed at the vendor; Enforce when absent. */
    @WhenRemoved(value = Effect.LOCAL, text = "Enforce counts again")
    public @Nullable DriftPolicy driftPolicy;

    /** What becomes of the vendor's object when this resource is deleted; Delete when absent. */
    @WhenRemoved(value = Effect.LOCAL, text = "Delete counts again")
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
