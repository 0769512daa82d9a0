package dev.onair.embedded;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The kinds that the server serves now: the built-in ones and those that CustomResourceDefinitions add. */
final class Registry {
    private final ConcurrentSkipListMap<String, ResourceType> types = new ConcurrentSkipListMap<>();

    Registry() {
        BuiltIns.all().forEach(type -> types.put(path(type), type));
    }

    /** Follows the definitions in the store. */
    void follow(Store.Change change) {
        if (!change.key().bucket().equals(BuiltIns.DEFINITIONS)) {
            return;
        }
        // New versions come before old ones go, so that a kind that stays is never missed in between.
        var served = new HashSet<String>();
        if (change.after() != null) {
            for (var type : Definitions.types(change.after())) {
                types.put(path(type), type);
                served.add(path(type));
            }
        }
        if (change.before() != null) {
            for (var type : Definitions.types(change.before())) {
                if (!served.contains(path(type))) {
                    types.remove(path(type));
                }
            }
        }
    }

    @Nullable ResourceType find(String groupVersion, String plural) {
        return types.get(groupVersion + "/" + plural);
    }

    @Nullable ResourceType findKind(String groupVersion, String kind) {
        return types.values().stream()
                .filter(type ->
                        type.groupVersion().equals(groupVersion) && type.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    @Nullable ResourceType findBucket(String bucket) {
        return types.values().stream()
                .filter(type -> type.bucket().equals(bucket))
                .findFirst()
                .orElse(null);
    }

    Collection<ResourceType> all() {
        return types.values();
    }

    Set<String> groups() {
        var groups = new TreeSet<String>();
        types.values().forEach(type -> groups.add(type.group()));
        groups.remove("");
        return groups;
    }

    Set<String> versions(String group) {
        var versions = new LinkedHashSet<String>();
        types.values().stream()
                .filter(type -> type.group().equals(group))
                .forEach(type -> versions.add(type.version()));
        return versions;
    }

    private static String path(ResourceType type) {
        return type.groupVersion() + "/" + type.plural();
    }
}
