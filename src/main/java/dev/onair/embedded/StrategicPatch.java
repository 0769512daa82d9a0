package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The patch format of built-in kinds: a merge patch that merges some lists by the key of their items. */
final class StrategicPatch {
    private static final Map<String, String> KEYS =
            Map.of("ownerReferences", "uid", "conditions", "type", "secrets", "name", "imagePullSecrets", "name");
    private static final Set<String> PRIMITIVES = Set.of("finalizers");
    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";

    private StrategicPatch() {}

    /** Changes the target and returns what it became. */
    static ObjectNode patch(@Nullable JsonNode target, JsonNode changes) {
        var merged = target instanceof ObjectNode object ? object : Json.object();
        if ("replace".equals(Json.text(changes, DIRECTIVE))) {
            merged.removeAll();
        }
        changes.properties().forEach(e -> {
            var name = e.getKey();
            if (name.startsWith(DELETE_FROM)) {
                deleteFrom(merged.path(name.substring(DELETE_FROM.length())), e.getValue());
            } else if (!name.startsWith("$")) {
                set(merged, name, e.getValue());
            }
        });
        return merged;
    }

    private static void set(ObjectNode merged, String name, JsonNode change) {
        if (change.isNull() || "delete".equals(Json.text(change, DIRECTIVE))) {
            merged.remove(name);
        } else if (change.isObject()) {
            merged.set(name, patch(merged.get(name), change));
        } else if (change.isArray() && merged.path(name) instanceof ArrayNode list) {
            merged.set(name, mergeLists(name, list, change));
        } else {
            merged.set(name, change);
        }
    }

    private static JsonNode mergeLists(String name, ArrayNode list, JsonNode change) {
        var key = KEYS.get(name);
        if (key != null) {
            change.forEach(item -> mergeItem(list, key, item));
            return list;
        }
        if (PRIMITIVES.contains(name)) {
            change.forEach(item -> {
                if (!Json.texts(list).contains(item.asText())) {
                    list.add(item);
                }
            });
            return list;
        }
        return change;
    }

    private static void mergeItem(ArrayNode list, String key, JsonNode item) {
        int at = 0;
        while (at < list.size() && !Objects.equals(list.get(at).get(key), item.get(key))) {
            at++;
        }
        var isThere = at < list.size();
        if ("delete".equals(Json.text(item, DIRECTIVE))) {
            if (isThere) {
                list.remove(at);
            }
        } else if (isThere) {
            patch(list.get(at), item);
        } else {
            list.add(patch(null, item));
        }
    }

    private static void deleteFrom(JsonNode list, JsonNode unwanted) {
        var values = Json.texts(unwanted);
        if (list instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (values.contains(array.get(i).asText())) {
                    array.remove(i);
                }
            }
        }
    }
}
