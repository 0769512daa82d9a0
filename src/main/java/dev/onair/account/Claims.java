package dev.onair.account;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Settles which resource may touch a vendor object that several declare: the oldest. The others keep their place, so that the
 * next one is in the right as soon as the first lets go. Safe for use by several threads.
 */
public final class Claims {

    private final ConcurrentMap<String, TreeSet<Claimant>> claimants = new ConcurrentHashMap<>();

    /** Who else owns the object: the oldest claimant, if that is older than {@code me}. Claims nothing. */
    public Optional<Claimant> conflict(String externalId, Claimant me) {
        return owner(externalId).filter(owner -> !owner.isSame(me) && owner.compareTo(me) < 0);
    }

    /** Claims the object, again if need be, and answers who owns it if that is not {@code me}. */
    public Optional<Claimant> claim(String externalId, Claimant me) {
        claimants.compute(externalId, (id, known) -> {
            var all = known == null ? new TreeSet<Claimant>() : new TreeSet<>(known);
            all.removeIf(me::isSame);
            all.add(me);
            return all;
        });
        return conflict(externalId, me);
    }

    /** Gives up the claim of {@code me} only; without one it does nothing. */
    public void release(String externalId, Claimant me) {
        claimants.computeIfPresent(externalId, (id, known) -> {
            var others = new TreeSet<>(known);
            others.removeIf(me::isSame);
            return others.isEmpty() ? null : others;
        });
    }

    /** Whose the object is; empty when no resource declares it. */
    public Optional<Claimant> owner(String externalId) {
        // The sets are never changed once they are in the map, so reading needs no lock.
        return Optional.ofNullable(claimants.get(externalId)).map(TreeSet::first);
    }
}
