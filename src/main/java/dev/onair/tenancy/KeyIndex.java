package dev.onair.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds resources by what the watch has told of them, and by what passes have seen of those whose latest version the cache has from
 * the answer to a write of this process, and not from the watch yet. JOSDK tells nobody when the watch catches up with a write of
 * ours: who was woken in between and asked an index of what was told would find nobody, and not be woken again.
 *
 * <p>Safe for use by several threads.
 */
final class KeyIndex<R extends HasMetadata> {
    private final Function<ResourceID, Optional<R>> current;
    private final Map<String, Function<R, List<String>>> indexers;

    private final Map<ResourceID, Entry> entries = new HashMap<>();
    private final Map<String, Set<ResourceID>> found = new HashMap<>();
    /** Those of which a pass has seen more than the watch had told; those that were looked at longest ago come first. */
    private final Set<ResourceID> ahead = new LinkedHashSet<>();

    /** What one resource is found by, as {@link #entry} spells it. */
    private static final class Entry {
        private Optional<String> toldVersion = Optional.empty();
        private List<String> told = List.of();
        private Optional<String> seenVersion = Optional.empty();
        private List<String> seen = List.of();

        private void forgetSeen() {
            seenVersion = Optional.empty();
            seen = List.of();
        }

        private List<String> keys() {
            return Stream.concat(told.stream(), seen.stream()).distinct().toList();
        }
    }

    /**
     * @param current the latest version of a resource that the cache has
     * @param indexers by the index's name, the values under which a version is found
     */
    KeyIndex(
            WatchedVersions<R> versions,
            Function<ResourceID, Optional<R>> current,
            Map<String, Function<R, List<String>>> indexers) {
        this.current = current;
        this.indexers = Map.copyOf(indexers);
        versions.addListener(this::told);
    }

    /** Those that an index has under a value, as they are now. */
    List<R> by(String index, String value) {
        List<ResourceID> ids;
        synchronized (this) {
            ids = List.copyOf(found.getOrDefault(entry(index, value), Set.of()));
        }
        return ids.stream().flatMap(id -> current.apply(id).stream()).toList();
    }

    private void told(ResourceID id, @Nullable R from, @Nullable R to) {
        var version = Optional.ofNullable(to).map(KeyIndex::version);
        var keys = to == null ? List.<String>of() : keys(to);
        set(id, entry -> {
            entry.toldVersion = version;
            entry.told = keys;
            if (version.equals(entry.seenVersion)) {
                entry.forgetSeen();
            }
        });
    }

    /** Takes a resource as a pass has it, or has left it. */
    void seen(R resource) {
        var id = ResourceID.fromResource(resource);
        var keys = keys(resource);
        set(id, entry -> {
            entry.seenVersion = Optional.ofNullable(version(resource));
            entry.seen = keys;
        });
        forgetIfTold(id);
        oldestAhead().forEach(this::forgetIfTold);
    }

    /** Two for each that comes: they get fewer, also where the watch never tells the very version that was seen. */
    private synchronized List<ResourceID> oldestAhead() {
        return ahead.stream().limit(2).toList();
    }

    /** The cache is asked without the monitor: who tells of a change may hold locks of the cache. */
    private void forgetIfTold(ResourceID id) {
        var seen = seenVersion(id);
        var latest = current.apply(id).map(KeyIndex::version);
        set(id, entry -> {
            if (latest.equals(entry.toldVersion) && entry.seenVersion.equals(seen)) {
                entry.forgetSeen();
            }
        });
    }

    private synchronized Optional<String> seenVersion(ResourceID id) {
        return Optional.ofNullable(entries.get(id)).flatMap(entry -> entry.seenVersion);
    }

    private synchronized void set(ResourceID id, Consumer<Entry> change) {
        var entry = entries.computeIfAbsent(id, any -> new Entry());
        for (var key : entry.keys()) {
            found.computeIfPresent(key, (any, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
        }
        change.accept(entry);
        for (var key : entry.keys()) {
            found.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(id);
        }
        ahead.remove(id);
        if (!entry.seen.isEmpty()) {
            ahead.add(id);
        } else if (entry.told.isEmpty()) {
            entries.remove(id);
        }
    }

    /** How many resources are known to be ahead of the watch. */
    synchronized int ahead() {
        return ahead.size();
    }

    private List<String> keys(R resource) {
        var keys = new ArrayList<String>();
        indexers.forEach((index, values) -> values.apply(resource).forEach(value -> keys.add(entry(index, value))));
        return List.copyOf(keys);
    }

    private static String version(HasMetadata resource) {
        return resource.getMetadata().getResourceVersion();
    }

    private static String entry(String index, String value) {
        return index + " " + value;
    }
}
