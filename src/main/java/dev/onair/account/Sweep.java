package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One walk over the whole of a vendor's list.
 *
 * @param completeAsOf the moment before the first page was asked for
 * @param took         from then until the last page was there, waiting for quota included
 * @param entries      how many objects the list has
 * @param unread       how many entries it has besides that cannot be read: what it lacks may be among them
 * @param missing      ids that were known and are not in the list any more. An entry can slip past a walk while others are
 *                     deleted, so absence must be confirmed by a direct read before anything is created anew.
 */
public record Sweep(Instant completeAsOf, Duration took, int pages, int entries, int unread, Set<String> missing) {
    public Sweep {
        missing = Set.copyOf(missing);
    }
}
