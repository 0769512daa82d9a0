package dev.onair.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onair.common.MapKey;
import dev.onair.common.WhenRemoved;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds to a schema what the classes say in other ways than by annotations: Javadoc, number types, conditions, sets. */
final class SchemaFinish {
    private final FieldTexts texts;

    SchemaFinish(FieldTexts texts) {
        this.texts = texts;
    }

    void describe(JSONSchemaProps schema, Class<?> type) {
        texts.of(type).ifPresent(schema::setDescription);
    }

    /** Finishes the schema of a spec, a status or a part of one, in place. */
    void finish(JSONSchemaProps schema, Class<?> type) {
        var sorted = new TreeMap<>(schema.getProperties());
        sorted.forEach((name, property) -> finish(property, field(type, name)));
        schema.setProperties(sorted);
    }

    private void finish(JSONSchemaProps property, Field field) {
        texts.of(field.getDeclaringClass(), field.getName()).ifPresent(text -> describe(property, text, field));
        if (field.getType() == Long.class || field.getType() == long.class) {
            property.setFormat("int64");
        } else if (field.getType() == Integer.class || field.getType() == int.class) {
            property.setFormat("int32");
        }
        finish(property, field.getGenericType());
    }

    private void finish(JSONSchemaProps schema, Type type) {
        PatternWords.say(schema);
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                finishList(schema, arguments[0]);
            } else if (generic.getRawType() == Map.class) {
                finish(schema.getAdditionalProperties().getSchema(), arguments[1]);
            }
        } else if (type instanceof Class<?> own
                && !own.isEnum()
                && own.getName().startsWith("dev.onair.")) {
            finish(schema, own);
        }
    }

    private void finishList(JSONSchemaProps list, Type element) {
        if (element == Condition.class) {
            list.setXKubernetesListType("map");
            list.setXKubernetesListMapKeys(List.of("type"));
            list.getItems().setSchema(condition());
            return;
        }
        if (element instanceof Class<?> type && type.isEnum()) {
            // No list of words has an order that means anything; as a set it can be shared by two appliers.
            list.setXKubernetesListType("set");
        }
        if (element instanceof Class<?> type) {
            keys(type).ifPresent(keys -> {
                list.setXKubernetesListType("map");
                list.setXKubernetesListMapKeys(keys);
                keys.forEach(key -> keyMayBeAbsent(list.getItems().getSchema(), key));
            });
        }
        finish(list.getItems().getSchema(), element);
        if (element instanceof Class<?> type && !type.isEnum()) {
            describe(list.getItems().getSchema(), type);
        }
    }

    /** Kubernetes wants a key that is not required to have a default; the generator drops an empty one. */
    private static void keyMayBeAbsent(JSONSchemaProps element, String key) {
        var property = Objects.requireNonNull(element.getProperties().get(key));
        if (!element.getRequired().contains(key) && property.getDefault() == null) {
            property.setDefault(TextNode.valueOf(""));
        }
    }

    /** By what the elements of a list are told apart, if by anything. */
    private static Optional<List<String>> keys(Class<?> element) {
        var keys = Arrays.stream(element.getFields())
                .filter(field -> field.isAnnotationPresent(MapKey.class))
                .map(SchemaFinish::wireName)
                .toList();
        return Optional.of(keys).filter(names -> !names.isEmpty());
    }

    /** The field's Javadoc; a time is known by it, and a word's values are explained when each of them is. */
    private void describe(JSONSchemaProps property, String text, Field field) {
        if (field.getType() == String.class && text.contains("RFC 3339")) {
            property.setFormat("date-time");
        }
        property.setDescription(text + valueTexts(field.getType()) + whenRemoved(field));
    }

    private static String whenRemoved(Field field) {
        var removed = field.getAnnotation(WhenRemoved.class);
        return removed == null ? "" : " When removed: " + text(removed) + ".";
    }

    /** What becomes of a field that is taken out of a manifest, as a sentence without its full stop. */
    static String text(WhenRemoved removed) {
        return (removed.value() == WhenRemoved.Effect.KEPT ? "the vendor keeps it; " : "") + removed.text();
    }

    private String valueTexts(Class<?> type) {
        var values =
                Arrays.stream(type.getFields()).filter(Field::isEnumConstant).toList();
        if (values.isEmpty()
                || values.stream()
                        .anyMatch(value -> texts.of(type, value.getName()).isEmpty())) {
            return "";
        }
        return values.stream()
                .map(value ->
                        wireName(value) + ": " + texts.of(type, value.getName()).orElseThrow())
                .collect(Collectors.joining(" ", " ", ""));
    }

    private static Field field(Class<?> type, String property) {
        return Arrays.stream(type.getFields())
                .filter(field -> wireName(field).equals(property))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " has no public field for the property " + property));
    }

    private static String wireName(Field field) {
        var renamed = field.getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? field.getName() : renamed.value();
    }

    private static JSONSchemaProps condition() {
        var yaml = Objects.requireNonNull(SchemaFinish.class.getResourceAsStream("condition.yaml"), "condition.yaml");
        return Serialization.unmarshal(yaml, JSONSchemaProps.class);
    }
}
