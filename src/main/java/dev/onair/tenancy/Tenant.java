package dev.onair.tenancy;

import dev.onair.account.AccountChange;
import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Target;
import dev.onair.ownership.Owner;
import dev.onair.ownership.Party;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A kind whose resources live in accounts. */
public interface Tenant {
    /**
     * Its resources that count on the account, with those that are being deleted: who may use it, and who is bound to an object
     * of it. Others may name it as often as they like.
     */
    List<Use> uses(ObjectKey account);

    /**
     * Those of its uses that take something away, counted by namespace.
     *
     * @param approved until when it is approved what is deleted in a namespace; that is not counted
     */
    Map<String, Tally> tallies(ObjectKey account, Map<String, Instant> approved);

    /**
     * How many deletions that take something away were asked for at these times.
     *
     * @param times by namespace
     */
    Map<String, Integer> deletions(ObjectKey account, Map<String, Period> times);

    /** All of its resources that name the account. */
    default List<ObjectKey> naming(ObjectKey account) {
        return uses(account).stream().map(Use::key).toList();
    }

    /** Whether all of them are known: right after the start, none does not mean none. */
    boolean isSynced();

    /** The vendor's ids of those that count: what they are bound to, and what they ask for. */
    Set<String> externalIds(ObjectKey account);

    /**
     * Its resources that have to do with a vendor's object: those that name it, and those whose create it may be of.
     *
     * @param space where the id is one; none of a kind whose ids are of another space
     */
    default Stream<Party> parties(ObjectKey account, String space, String externalId) {
        return Stream.empty();
    }

    /** Ids that stand in its statuses without a seal. */
    default Stream<Named> unsealed() {
        return Stream.empty();
    }

    /** Ids that its resources are bound to by a seal. */
    default Stream<Named> sealed() {
        return Stream.empty();
    }

    /** Whether no approval that stands in the status of one of its accounts is sealed by the key before the current one. */
    default boolean areApprovalsRenewed() {
        return true;
    }

    /** The uids of those whose status bears a seal that is not by the current key. */
    default Stream<String> stale() {
        return Stream.empty();
    }

    /** What they are bound to, but for those that are being deleted. */
    default List<AccountChange.Bound> bound(ObjectKey account) {
        return List.of();
    }

    /** How many creates were begun on the account whose outcome is not known. */
    default int creates(ObjectKey account) {
        return 0;
    }

    /** These have reason to look again. */
    void wake(List<ObjectKey> resources);

    /** The turn of this resource's call is near, if it is one of this kind. */
    void turn(Target resource);

    /** One resource that names an account. */
    record Use(String kind, ObjectKey key) {
        @Override
        public String toString() {
            return kind + " " + key;
        }
    }

    /** Whether it can be said by now who may use which account. */
    default boolean isAdmissionKnown() {
        return true;
    }

    /**
     * An id that stands in a status, be it sealed or not.
     *
     * @param admitted whether the account lets the resource use it now
     */
    record Named(Owner owner, String space, String externalId, boolean admitted) {}
}
