package dev.onair.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of a list, and what a page of it says anew: the part of {@link Snapshot} that compares, without the gate and the
 * vendor, for a benchmark. For one thread.
 */
public final class PageDiff<E> {
    private final Sightings<E> known;
    private Instant now = Instant.EPOCH;

    public PageDiff(Function<E, String> id) {
        known = new Sightings<>(id);
    }

    /** Takes in a page that was asked for a second after the last one; answers the ids of what appeared or changed. */
    public Set<String> take(List<E> page) {
        now = now.plusSeconds(1);
        return known.merge(
                page.stream().map(entry -> new Sighting<>(entry, now)).toList());
    }
}
