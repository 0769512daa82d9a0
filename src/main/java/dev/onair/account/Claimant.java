package dev.onair.account;

import java.time.Instant;
import java.util.Comparator;

/**
 * A resource that says a vendor object is its own.
 *
 * @param uid       the identity: the same name declared anew is somebody else
 * @param createdAt when the resource was declared; the earlier one is in the right
 */
public record Claimant(String namespace, String name, String uid, Instant createdAt) implements Comparable<Claimant> {

    private static final Comparator<Claimant> OLDEST_FIRST =
            Comparator.comparing(Claimant::createdAt).thenComparing(Claimant::uid);

    @Override
    public int compareTo(Claimant other) {
        return OLDEST_FIRST.compare(this, other);
    }

    boolean isSame(Claimant other) {
        return uid.equals(other.uid);
    }
}
