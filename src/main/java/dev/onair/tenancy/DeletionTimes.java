package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard.Period;
import java.time.Instant;
import java.util.TreeMap;

/**
 * When the deletions of one namespace were asked for. How many were asked for after a given time is kept as long as that time is
 * the same, and else costs as much as there are seconds in which any was. For one thread at a time.
 */
final class DeletionTimes {
    private final TreeMap<Instant, Integer> counts = new TreeMap<>();
    private int all;
    private Instant then = Instant.MIN;
    private int after;

    /** @param sign 1 for one that comes, -1 for one that goes */
    void add(Instant asked, int sign) {
        counts.merge(asked, sign, (one, other) -> one + other == 0 ? null : one + other);
        all += sign;
        if (asked.isAfter(then)) {
            after += sign;
        }
    }

    /** How many there are. */
    int all() {
        return all;
    }

    /** How many were asked for after this time. */
    int after(Instant time) {
        if (!time.equals(then)) {
            then = time;
            after = counts.tailMap(time, false).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }
        return after;
    }

    /** How many were asked for within this time. Costs as much as there are seconds in it in which any was. */
    int within(Period time) {
        return counts.subMap(time.after(), false, time.until(), true).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** When the last was asked for; {@link Instant#MIN} where there is none. */
    Instant latest() {
        return counts.isEmpty() ? Instant.MIN : counts.lastKey();
    }
}
