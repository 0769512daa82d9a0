package dev.onair.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Index of the resources whose latest version the cache has from the answer to a write of this process, and not from the watch yet.
 * JOSDK's own indexes know only what the watch has told, and no event tells when it catches up with a write of ours: who was woken
 * in between and asked them would find nobody, and not be woken again.
 */
final class AheadOfWatch<R extends HasMetadata> {
    private static final String KEY = "key";

    private final IndexerResourceCache<R> cache;
    private final Map<String, Function<R, List<String>>> indexers;

    /** What a resource is found by, as {@link #entry} spells it; those that were seen first come first. */
    private final LinkedHashMap<ResourceID, List<String>> entries = new LinkedHashMap<>();

    private final Map<String, Set<ResourceID>> found = new HashMap<>();

    /** Adds the indexes to the cache, which has not started yet. */
    AheadOfWatch(IndexerResourceCache<R> cache, Map<String, Function<R, List<String>>> indexers) {
        this.cache = cache;
        this.indexers = Map.copyOf(indexers);
        var all = new HashMap<>(indexers);
        all.put(KEY, resource -> List.of(key(ResourceID.fromResource(resource))));
        cache.addIndexers(all);
    }

    /** Those that an index has under a value, as they are now, each once. */
    List<R> by(String index, String value) {
        var resources = new HashMap<String, R>();
        Stream.concat(
                        cache.byIndex(index, value).stream()
                                .map(told ->
                                        cache.get(ResourceID.fromResource(told)).orElse(told)),
                        ahead(entry(index, value)).stream())
                .forEach(
                        resource -> resources.putIfAbsent(resource.getMetadata().getUid(), resource));
        return List.copyOf(resources.values());
    }

    /** Those that an index has under a value, as the watch has told: enough for a count of thousands. */
    List<R> told(String index, String value) {
        return cache.byIndex(index, value);
    }

    private List<R> ahead(String entry) {
        List<ResourceID> ids;
        synchronized (this) {
            ids = List.copyOf(found.getOrDefault(entry, Set.of()));
        }
        return ids.stream().flatMap(id -> cache.get(id).stream()).toList();
    }

    /** Takes a resource as a pass has it, or has left it. */
    synchronized void seen(R resource) {
        forgetOldest();
        var id = ResourceID.fromResource(resource);
        unlist(id, Optional.ofNullable(entries.remove(id)).orElse(List.of()));
        if (isTold(id)) {
            return;
        }
        var keys = new ArrayList<String>();
        indexers.forEach((index, values) -> values.apply(resource).forEach(value -> keys.add(entry(index, value))));
        entries.put(id, keys);
        keys.forEach(
                key -> found.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(id));
    }

    /** The watch tells in the order of the writes, near enough: what is left is what is on its way. */
    private void forgetOldest() {
        var oldest = entries.entrySet().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next();
            if (!isTold(entry.getKey())) {
                return;
            }
            oldest.remove();
            unlist(entry.getKey(), entry.getValue());
        }
    }

    private void unlist(ResourceID id, List<String> keys) {
        for (var key : keys) {
            found.computeIfPresent(key, (any, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
        }
    }

    private boolean isTold(ResourceID id) {
        var told = cache.byIndex(KEY, key(id)).stream().findFirst().map(AheadOfWatch::version);
        return Objects.equals(told, cache.get(id).map(AheadOfWatch::version));
    }

    /** How many resources are known to be ahead. */
    synchronized int size() {
        return entries.size();
    }

    private static String version(HasMetadata resource) {
        return resource.getMetadata().getResourceVersion();
    }

    private static String key(ResourceID id) {
        return id.getNamespace().orElse("") + "/" + id.getName();
    }

    private static String entry(String index, String value) {
        return index + " " + value;
    }
}
