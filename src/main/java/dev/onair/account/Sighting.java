package dev.onair.account;

import java.time.Instant;

/**
 * What the vendor said about one object, and how old that truth is.
 *
 * @param seenAt the moment before the vendor was asked: what was written before it is in the entry
 */
public record Sighting<E>(E entry, Instant seenAt) {

    public boolean isSince(Instant notBefore) {
        return !seenAt.isBefore(notBefore);
    }
}
