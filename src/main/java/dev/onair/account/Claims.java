package dev.onair.account;

import dev.onair.common.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Which resource acts upon which vendor object in this process: whoever was let first, until it lets go. Who may be let is
 * decided elsewhere, by what is durable; this keeps two that were let at the same moment apart, and knows whom to wake. Safe for
 * use by several threads.
 */
public final class Claims {

    /** One claimant at most for each space. */
    private final ConcurrentMap<String, List<Claimant>> claimants = new ConcurrentHashMap<>();

    /** Who else has the object. Claims nothing. */
    public Optional<Claimant> other(String externalId, Claimant me) {
        return all(externalId)
                .filter(claimant -> claimant.space().equals(me.space()) && !claimant.isSame(me))
                .findFirst();
    }

    /** Whether {@code me} has the object. */
    public boolean holds(String externalId, Claimant me) {
        return all(externalId).anyMatch(claimant -> claimant.space().equals(me.space()) && claimant.isSame(me));
    }

    /** Claims the object, again if need be, and answers who has it if that is not {@code me}. */
    public Optional<Claimant> claim(String externalId, Claimant me) {
        claimants.compute(externalId, (id, known) -> with(me, known == null ? List.of() : known));
        return other(externalId, me);
    }

    /** Nobody is put out. */
    private static List<Claimant> with(Claimant me, List<Claimant> known) {
        return known.stream().anyMatch(claimant -> claimant.space().equals(me.space()))
                ? known
                : Stream.concat(known.stream(), Stream.of(me)).toList();
    }

    /**
     * As {@link #claim}, where those who give the object up lose it in the same step: one of them that looks at it once more
     * meanwhile, and claims it for that, cannot come in between.
     */
    public Optional<Claimant> takeOver(String externalId, Claimant me, Collection<Claimant> givers) {
        claimants.compute(
                externalId,
                (id, known) -> with(
                        me,
                        Stream.ofNullable(known)
                                .flatMap(List::stream)
                                .filter(claimant -> !(claimant.space().equals(me.space())
                                        && givers.stream().anyMatch(claimant::isSame)))
                                .toList()));
        return other(externalId, me);
    }

    /** Gives up the claim of {@code me} only; without one it does nothing. */
    public void release(String externalId, Claimant me) {
        claimants.computeIfPresent(externalId, (id, known) -> {
            var others = known.stream().filter(claimant -> !claimant.isSame(me)).toList();
            return others.isEmpty() ? null : others;
        });
    }

    /** Gives up all that this one has: it is gone. */
    public void forget(Claimant gone) {
        claimants.keySet().forEach(id -> release(id, gone));
    }

    /** Who acts upon an object of this id, of whatever kind; empty when no resource does. */
    public Optional<Claimant> owner(String externalId) {
        return all(externalId).findFirst();
    }

    /** The resources that act upon these objects. */
    public List<ObjectKey> ownersOf(Collection<String> externalIds) {
        return externalIds.stream()
                .flatMap(id -> owner(id).stream())
                .map(claimant -> new ObjectKey(claimant.namespace(), claimant.name()))
                .toList();
    }

    private Stream<Claimant> all(String externalId) {
        return claimants.getOrDefault(externalId, List.of()).stream();
    }
}
