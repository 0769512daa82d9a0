package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The newest known truth about each object, whatever order the answers come in. Safe for use by several threads; readers share
 * what is stored and copy nothing.
 */
final class Sightings<E> {

    /** Longer than any page can be under way: after that no answer from before a deletion can come in any more. */
    private static final Duration DELETIONS_REMEMBERED = Duration.ofMinutes(10);

    private final Function<E, String> idOf;

    private final Mutex mutex = new Mutex();
    private final Map<String, Sighting<E>> byId = new HashMap<>();
    private final Map<String, Instant> deletedAt = new HashMap<>();
    /** Ids that a page has shown; others are known from a direct read alone, which says nothing of their neighbours. */
    private final Set<String> listed = new HashSet<>();

    private Optional<List<Sighting<E>>> all = Optional.empty();

    Sightings(Function<E, String> idOf) {
        this.idOf = idOf;
    }

    Optional<Sighting<E>> find(String id) {
        return mutex.with(() -> Optional.ofNullable(byId.get(id)));
    }

    /** The same list for every reader until something changes. */
    List<Sighting<E>> all() {
        return mutex.with(() -> {
            if (all.isEmpty()) {
                all = Optional.of(List.copyOf(byId.values()));
            }
            return all.get();
        });
    }

    /** When the object was deleted, or found to be gone; {@link Instant#MIN} where it was seen since, or that is forgotten. */
    Instant goneAt(String id) {
        return mutex.with(() -> deletedAt.getOrDefault(id, Instant.MIN));
    }

    boolean isListed(E entry) {
        return mutex.with(() -> listed.contains(idOf.apply(entry)));
    }

    /** Takes in what a page shows and answers the ids that appeared or changed. */
    Set<String> merge(List<Sighting<E>> seen) {
        return mutex.with(() -> {
            var changed = new LinkedHashSet<String>();
            for (var sighting : seen) {
                var id = idOf.apply(sighting.entry());
                if (take(id, sighting, true)) {
                    changed.add(id);
                }
            }
            return changed;
        });
    }

    /**
     * Takes in a complete walk that began at {@code start}.
     *
     * @param missing collects the ids that are not in it, and are forgotten here
     * @return the ids that appeared or changed or are missing
     */
    Set<String> complete(Instant start, List<Sighting<E>> walked, Set<String> missing) {
        return mutex.with(() -> {
            var present = new HashSet<String>();
            walked.forEach(sighting -> present.add(idOf.apply(sighting.entry())));
            var changed = merge(walked);
            byId.forEach((id, sighting) -> {
                // What was seen since the walk began may be too new for the pages that it read first.
                if (!present.contains(id) && sighting.seenAt().isBefore(start)) {
                    missing.add(id);
                }
            });
            missing.forEach(this::drop);
            changed.addAll(missing);
            deletedAt.values().removeIf(at -> at.isBefore(start.minus(DELETIONS_REMEMBERED)));
            return changed;
        });
    }

    void put(String id, Sighting<E> sighting) {
        mutex.with(() -> take(id, sighting, false));
    }

    /** As if nothing had ever been seen; deletions are remembered. */
    void clear() {
        mutex.with(() -> {
            byId.clear();
            listed.clear();
            all = Optional.empty();
            return all;
        });
    }

    void forget(String id, Instant at) {
        mutex.with(() -> {
            drop(id);
            return deletedAt.merge(id, at, (known, now) -> now.isAfter(known) ? now : known);
        });
    }

    private boolean take(String id, Sighting<E> sighting, boolean fromPage) {
        var deleted = deletedAt.get(id);
        if (deleted != null && !sighting.seenAt().isAfter(deleted)) {
            return false;
        }
        var known = byId.get(id);
        if (fromPage) {
            listed.add(id);
        }
        if (known != null && !sighting.seenAt().isAfter(known.seenAt())) {
            return false;
        }
        boolean same = known != null && known.entry().equals(sighting.entry());
        deletedAt.remove(id);
        // Also when it is the same: what equality leaves out (a signed address) is newer.
        byId.put(id, sighting);
        all = Optional.empty();
        return !same;
    }

    private void drop(String id) {
        byId.remove(id);
        listed.remove(id);
        all = Optional.empty();
    }
}
