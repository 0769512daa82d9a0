package dev.onair.ownership;

import dev.onair.common.ObjectKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A resource, as far as it has to be known to say whose a vendor object is.
 *
 * @param createdAt when it was declared; among wishes the earlier one is in the right
 * @param admitted whether its account exists and allows its namespace now
 * @param mayAdopt whether the account lets its namespace take what no resource holds
 * @param bound the vendor's object that the operator created or adopted for it, by a valid seal
 * @param attempting whether a create was begun for it, by a valid seal, and its outcome is not known
 * @param awaited whether others wait for that outcome: somebody looks for it, or the create was sent not long ago
 * @param wish the vendor's object that it asks for and is not bound to
 * @param disputed whether the wish is an id that stood in several statuses when they were first sealed
 * @param end what becomes of its object when it goes
 * @param leaving whether it is being deleted
 */
public record Party(
        Owner owner,
        Instant createdAt,
        boolean admitted,
        boolean mayAdopt,
        Optional<String> bound,
        boolean attempting,
        boolean awaited,
        Optional<String> wish,
        boolean disputed,
        End end,
        boolean leaving) {
    static final Comparator<Party> OLDEST_FIRST = Comparator.comparing(Party::createdAt)
            .thenComparing(party -> party.owner().uid());

    /** What becomes of a resource's vendor object when it goes, unless somebody takes it over. */
    public enum End {
        /** It is deleted at the vendor. */
        DELETED,
        /** It stays there, and is nobody's from then on. */
        RELEASED
    }

    boolean holds(String id) {
        return bound.filter(id::equals).isPresent();
    }

    /** What counts is only the wish of one who may use the account. */
    boolean wants(String id) {
        return admitted && !leaving && wish.filter(id::equals).isPresent();
    }

    boolean isSame(Party other) {
        return owner.uid().equals(other.owner().uid());
    }

    /** Whether it counts on its account: for its breaker, its deletion, its walks and its figures. */
    public boolean counts() {
        return admitted || bound.isPresent() || attempting;
    }

    /**
     * Whether a resource of this namespace may be told of the other one: those of the same namespace, and those of the
     * account's.
     *
     * @param reader the namespace of who would read it
     */
    public static boolean mayKnow(String reader, ObjectKey account, String other) {
        return reader.equals(other) || reader.equals(account.namespace());
    }
}
