package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Shows a kept object in the version it is asked for; Events of {@code events.k8s.io} have other field names, too. */
final class EventView {
    private static final Map<String, String> NEWER = Map.of(
            "message", "note",
            "involvedObject", "regarding",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount",
            "reportingComponent", "reportingController");
    private static final Map<String, String> OLDER = inverse();

    private EventView() {}

    /** The object as clients of this type see it. */
    static ObjectNode shown(ResourceType type, ObjectNode kept) {
        if (Json.text(kept, "apiVersion").equals(type.groupVersion())) {
            return kept;
        }
        return renamed(kept, type.group().equals(BuiltIns.EVENTS_GROUP) ? NEWER : Map.of(), type.groupVersion());
    }

    /** The object as it is kept. */
    static ObjectNode kept(ResourceType type, ObjectNode given) {
        return type.group().equals(BuiltIns.EVENTS_GROUP) ? renamed(given, OLDER, "v1") : given;
    }

    private static ObjectNode renamed(ObjectNode object, Map<String, String> names, String apiVersion) {
        var renamed = Json.object();
        object.properties().forEach(e -> renamed.set(names.getOrDefault(e.getKey(), e.getKey()), e.getValue()));
        return renamed.put("apiVersion", apiVersion);
    }

    private static Map<String, String> inverse() {
        var inverse = new HashMap<String, String>();
        NEWER.forEach((older, newer) -> inverse.put(newer, older));
        return Map.copyOf(inverse);
    }
}
