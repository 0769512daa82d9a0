package dev.onair.ownership;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one decision whose a vendor's object is, for every kind and every vendor. A binding or a create mark of the operator's
 * beats any wish, whoever wrote it and however old that one is; who may not use the account counts only by what it is bound to.
 */
public final class Ownership {
    private Ownership() {}

    /**
     * What a resource may do.
     *
     * @param others the resources of the same account and of kinds with the same ids that name the object in question, or whose
     *     create's outcome is not known; this one may be among them
     */
    public static Decision decide(Party me, Collection<Party> others) {
        if (me.bound().isPresent()) {
            return bound(me, me.bound().get(), others);
        }
        if (!me.admitted() || me.wish().isEmpty()) {
            return new Decision.None();
        }
        var id = me.wish().get();
        var holder = others.stream()
                .filter(other -> !other.isSame(me) && other.holds(id))
                .min(Party.OLDEST_FIRST);
        if (holder.isPresent()) {
            var goesOver =
                    heir(holder.get(), with(me, others)).filter(me::isSame).isPresent();
            return goesOver && holder.get().leaving()
                    ? new Decision.MayTake(id)
                    : new Decision.Taken(id, holder.get(), goesOver);
        }
        return unbound(me, id, others);
    }

    /** What is known of the others may lag behind what this one knows of itself. */
    private static List<Party> with(Party me, Collection<Party> others) {
        return Stream.concat(others.stream().filter(other -> !other.isSame(me)), Stream.of(me))
                .toList();
    }

    /** Two that are bound to one object are of a handover: the one that stays has it. */
    private static Decision bound(Party me, String id, Collection<Party> others) {
        return others.stream()
                .filter(other -> !other.isSame(me) && other.holds(id) && !other.leaving())
                .min(Party.OLDEST_FIRST)
                .<Decision>map(other -> new Decision.Taken(id, other, false))
                .orElseGet(() -> new Decision.Holds(id));
    }

    /** Nobody is bound to what it asks for. */
    private static Decision unbound(Party me, String id, Collection<Party> others) {
        var disputed = others.stream()
                .filter(other -> !other.isSame(me)
                        && other.disputed()
                        && other.wish().filter(id::equals).isPresent())
                .min(Party.OLDEST_FIRST);
        if (disputed.isPresent()) {
            return new Decision.Taken(id, disputed.get(), false);
        }
        if (me.disputed()) {
            return new Decision.MayTake(id);
        }
        if (me.attempting()) {
            // What its own create made is found by that create's mark, and needs nobody's leave.
            return new Decision.None();
        }
        var creator = others.stream()
                .filter(other -> !other.isSame(me) && other.attempting() && other.awaited())
                .min(Party.OLDEST_FIRST);
        if (creator.isPresent()) {
            return new Decision.Awaited(id, creator.get());
        }
        if (!me.mayAdopt()) {
            return new Decision.NotAllowed(id);
        }
        return others.stream()
                .filter(other -> !other.isSame(me) && other.mayAdopt() && other.wants(id))
                .min(Party.OLDEST_FIRST)
                .filter(other -> Party.OLDEST_FIRST.compare(other, me) < 0)
                .<Decision>map(older -> new Decision.Taken(id, older, false))
                .orElseGet(() -> new Decision.MayTake(id));
    }

    /**
     * Who takes over the object of a resource when that is deleted, instead of its being deleted too: the oldest that asks for
     * it and is in the same namespace, or in one that the account lets adopt.
     */
    public static Optional<Party> heir(Party holder, Collection<Party> others) {
        return holder.end() == Party.End.RELEASED
                ? Optional.empty()
                : holder.bound()
                        .flatMap(id -> others.stream()
                                .filter(other -> !other.isSame(holder) && other.wants(id))
                                .filter(other -> other.mayAdopt()
                                        || other.owner()
                                                .key()
                                                .namespace()
                                                .equals(holder.owner().key().namespace()))
                                .min(Party.OLDEST_FIRST));
    }

    /** Whether somebody else, who stays, is bound to this one's object already: then it goes without the object. */
    public static boolean isHandedOver(Party holder, Collection<Party> others) {
        return holder.bound()
                .filter(id ->
                        others.stream().anyMatch(other -> !other.isSame(holder) && other.holds(id) && !other.leaving()))
                .isPresent();
    }
}
