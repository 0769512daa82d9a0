package dev.onair.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;

/** A value with every field that a schema has, of the right types; what patterns and rules say is not heeded. */
final class SchemaExample {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaExample() {}

    static JsonNode of(JSONSchemaProps schema) {
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().getFirst();
        }
        return switch (String.valueOf(schema.getType())) {
            case "object" -> object(schema);
            case "array" -> JSON.arrayNode().add(of(schema.getItems().getSchema()));
            case "integer" -> JSON.numberNode(1);
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.textNode("text");
        };
    }

    private static JsonNode object(JSONSchemaProps schema) {
        var object = JSON.objectNode();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> object.set(name, of(property)));
        }
        if (schema.getAdditionalProperties() != null) {
            List.of("one", "two")
                    .forEach(name ->
                            object.set(name, of(schema.getAdditionalProperties().getSchema())));
        }
        return object;
    }
}
