package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Lays an applied configuration over a live object, the way its schema says that lists are merged. */
final class ApplyMerge {
    private ApplyMerge() {}

    static JsonNode merge(@Nullable JsonNode live, JsonNode applied, Schema schema) {
        if (live == null || live.getNodeType() != applied.getNodeType() || schema.isAtomic(applied)) {
            return applied.deepCopy();
        }
        if (live instanceof ObjectNode object) {
            var merged = object.deepCopy();
            applied.properties()
                    .forEach(e -> merged.set(
                            e.getKey(), merge(object.get(e.getKey()), e.getValue(), schema.fieldOrAny(e.getKey()))));
            return merged;
        }
        return applied.isArray() ? mergeLists(live, applied, schema) : applied;
    }

    /** Items keep the place they have; new ones follow. */
    private static JsonNode mergeLists(JsonNode live, JsonNode applied, Schema schema) {
        var items = new LinkedHashMap<String, JsonNode>();
        FieldSet.steps(live, schema).forEach((step, child) -> items.put(step, child.value()));
        FieldSet.steps(applied, schema)
                .forEach((step, child) -> items.put(step, merge(items.get(step), child.value(), child.schema())));
        return Json.array().addAll(items.values());
    }
}
