package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A structural OpenAPI v3 schema, read once so that walking objects along it is cheap.
 *
 * <p>CEL rules ({@code x-kubernetes-validations}) stay unread; they would be another walk beside {@link SchemaValidation}.
 */
final class Schema {
    /** Knows nothing and allows everything. */
    static final Schema ANY = new Schema(Json.object().put("x-kubernetes-preserve-unknown-fields", true));

    private static final ObjectNode METADATA = metadataSchema();

    private final JsonNode source;
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private final List<String> required;
    private final List<String> listKeys;
    private final @Nullable Schema items;
    private final @Nullable Schema additional;
    private final @Nullable Pattern pattern;

    private Schema(JsonNode source) {
        this.source = source;
        source.path("properties").properties().forEach(e -> properties.put(e.getKey(), new Schema(e.getValue())));
        required = Json.texts(source.path("required"));
        listKeys = Json.texts(source.path("x-kubernetes-list-map-keys")).stream()
                .sorted()
                .toList();
        items = source.path("items").isObject() ? new Schema(source.path("items")) : null;
        additional = readAdditional(source.path("additionalProperties"));
        pattern = source.hasNonNull("pattern")
                ? Pattern.compile(source.path("pattern").asText())
                : null;
    }

    /** The schema of whole objects: what is given, with the fields that every object has. */
    static Schema ofObjects(JsonNode given) {
        var root = given instanceof ObjectNode object ? object.deepCopy() : Json.object();
        var properties = root.path("properties") instanceof ObjectNode found ? found : root.putObject("properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        properties.set("metadata", METADATA);
        return new Schema(root);
    }

    JsonNode source() {
        return source;
    }

    Map<String, Schema> properties() {
        return properties;
    }

    List<String> required() {
        return required;
    }

    @Nullable Pattern pattern() {
        return pattern;
    }

    String type() {
        return source.path("type").asText("");
    }

    String format() {
        return source.path("format").asText("");
    }

    boolean nullable() {
        return source.path("nullable").asBoolean();
    }

    boolean isIntOrString() {
        return source.path("x-kubernetes-int-or-string").asBoolean();
    }

    boolean keepsUnknownFields() {
        return source.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    }

    @Nullable JsonNode defaultValue() {
        return source.get("default");
    }

    boolean isSet() {
        return "set".equals(source.path("x-kubernetes-list-type").asText());
    }

    /** The fields that tell one list item from another; empty unless the list is a map. */
    List<String> listKeys() {
        return "map".equals(source.path("x-kubernetes-list-type").asText()) ? listKeys : List.of();
    }

    /** Whether the value is owned as a whole: lists unless they say otherwise, maps when they say so. */
    boolean isAtomic(JsonNode value) {
        if (value.isArray()) {
            return !isSet() && listKeys().isEmpty();
        }
        return "atomic".equals(source.path("x-kubernetes-map-type").asText());
    }

    /** Null when the field is not known here. */
    @Nullable Schema field(String name) {
        var property = properties.get(name);
        if (property != null) {
            return property;
        }
        return additional != null ? additional : keepsUnknownFields() ? ANY : null;
    }

    Schema fieldOrAny(String name) {
        var field = field(name);
        return field == null ? ANY : field;
    }

    Schema items() {
        return items == null ? ANY : items;
    }

    /** The value of the item's keys, which is what tells it from its siblings; defaults count. */
    ObjectNode keyOf(JsonNode item) {
        var key = Json.object();
        for (var name : listKeys()) {
            var value = item.get(name);
            if (value == null) {
                value = items().fieldOrAny(name).defaultValue();
            }
            if (value != null) {
                key.set(name, value);
            }
        }
        return key;
    }

    List<ObjectNode> keysOf(JsonNode list) {
        var keys = new ArrayList<ObjectNode>();
        list.forEach(item -> keys.add(keyOf(item)));
        return keys;
    }

    private static @Nullable Schema readAdditional(JsonNode given) {
        if (given.isObject()) {
            return new Schema(given);
        }
        return given.asBoolean() ? ANY : null;
    }

    private static ObjectNode metadataSchema() {
        var metadata = Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        metadata.put("description", "Standard object's metadata.");
        var properties = metadata.putObject("properties");
        for (var name : List.of("name", "namespace", "generateName", "uid", "resourceVersion")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("generation").put("type", "integer");
        for (var name : List.of("labels", "annotations")) {
            properties
                    .putObject(name)
                    .put("type", "object")
                    .putObject("additionalProperties")
                    .put("type", "string");
        }
        properties
                .putObject("finalizers")
                .put("type", "array")
                .put("x-kubernetes-list-type", "set")
                .putObject("items")
                .put("type", "string");
        var owners =
                properties.putObject("ownerReferences").put("type", "array").put("x-kubernetes-list-type", "map");
        owners.putArray("x-kubernetes-list-map-keys").add("uid");
        owners.putObject("items").put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        return metadata;
    }
}
