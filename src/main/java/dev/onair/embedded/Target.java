package dev.onair.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about: a kind's objects in one namespace or all (empty), or one of them, or its status.
 */
record Target(ResourceType type, String namespace, String name, String subresource) {

    /** @return null when no such kind is served */
    static @Nullable Target find(Registry registry, String groupVersion, List<String> rest) {
        if (rest.size() >= 3 && rest.getFirst().equals("namespaces")) {
            var type = registry.find(groupVersion, rest.get(2));
            if (type != null && type.namespaced() && rest.size() <= 5) {
                return new Target(type, rest.get(1), part(rest, 3), part(rest, 4));
            }
        }
        var type = registry.find(groupVersion, rest.getFirst());
        return type == null || rest.size() > 3 ? null : new Target(type, "", part(rest, 1), part(rest, 2));
    }

    private static String part(List<String> parts, int at) {
        return at < parts.size() ? parts.get(at) : "";
    }

    Store.Key key() {
        return type.key(namespace, name);
    }

    Target named(String other) {
        return new Target(type, namespace, other, subresource);
    }

    boolean isStatus() {
        return subresource.equals("status");
    }
}
