package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Brings an object into the shape of its schema: drops what is unknown, fills in defaults. */
final class SchemaShape {
    private SchemaShape() {}

    /**
     * Removes unknown fields, and nulls where null is no value.
     *
     * @return the paths of the unknown fields
     */
    static List<String> prune(ObjectNode object, Schema schema) {
        var unknown = new ArrayList<String>();
        prune(object, schema, "", unknown);
        return unknown;
    }

    private static void prune(JsonNode value, Schema schema, String path, List<String> unknown) {
        if (value instanceof ObjectNode object) {
            pruneFields(object, schema, path, unknown);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                prune(array.get(i), schema.items(), path + "[" + i + "]", unknown);
            }
        }
    }

    private static void pruneFields(ObjectNode object, Schema schema, String path, List<String> unknown) {
        if (schema == Schema.ANY) {
            return;
        }
        for (var name : Json.names(object)) {
            var fieldPath = path.isEmpty() ? name : path + "." + name;
            var field = schema.field(name);
            var value = object.path(name);
            if (field == null) {
                unknown.add(fieldPath);
                object.remove(name);
            } else if (value.isNull() && !field.nullable() && field != Schema.ANY) {
                object.remove(name);
            } else {
                prune(value, field, fieldPath, unknown);
            }
        }
    }

    static void fillDefaults(JsonNode value, Schema schema) {
        if (schema == Schema.ANY) {
            return;
        }
        if (value instanceof ObjectNode object) {
            schema.properties().forEach((name, property) -> {
                var filling = property.defaultValue();
                if (filling != null && !object.has(name)) {
                    object.set(name, filling.deepCopy());
                }
            });
            object.properties().forEach(e -> fillDefaults(e.getValue(), schema.fieldOrAny(e.getKey())));
        } else if (value instanceof ArrayNode array) {
            array.forEach(item -> fillDefaults(item, schema.items()));
        }
    }
}
