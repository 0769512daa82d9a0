package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a schema refuses in an object, in the words of the API server. */
final class SchemaValidation {
    private final List<Cause> causes = new ArrayList<>();

    private SchemaValidation() {}

    static List<Cause> check(JsonNode object, Schema schema) {
        var validation = new SchemaValidation();
        validation.check(object, schema, "");
        return validation.causes;
    }

    private void check(JsonNode value, Schema schema, String path) {
        if (value.isNull() && schema.nullable()) {
            return;
        }
        var expected = typeRefusing(value, schema);
        if (expected != null) {
            causes.add(Cause.wrongType(path, expected, typeOf(value, expected)));
            return;
        }
        checkEnum(value, schema, path);
        if (value.isTextual()) {
            checkText(value.asText(), schema, path);
        } else if (value.isNumber()) {
            checkNumber(value, schema, path);
        } else if (value.isArray()) {
            checkArray(value, schema, path);
        } else if (value.isObject()) {
            checkObject(value, schema, path);
        }
    }

    /** The type that was expected and not met, or null. */
    private static @Nullable String typeRefusing(JsonNode value, Schema schema) {
        if (schema.isIntOrString()) {
            return value.isTextual() || isIntegral(value) ? null : "integer,string";
        }
        var matches = switch (schema.type()) {
            case "string" -> value.isTextual();
            case "integer" -> isIntegral(value);
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        if (matches) {
            return null;
        }
        return value.isNumber() && !schema.format().isEmpty() ? schema.format() : schema.type();
    }

    private static boolean isIntegral(JsonNode value) {
        return value.isIntegralNumber()
                || (value.isNumber()
                        && value.decimalValue().stripTrailingZeros().scale() <= 0);
    }

    private static String typeOf(JsonNode value, String expected) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case NUMBER ->
                isIntegral(value)
                        ? "integer"
                        : expected.startsWith("int") && expected.length() == 5 ? "float64" : "number";
            case NULL -> "null";
            default -> "object";
        };
    }

    private void checkEnum(JsonNode value, Schema schema, String path) {
        var allowed = schema.source().path("enum");
        if (!allowed.isArray() || contains(allowed, value)) {
            return;
        }
        var names = new ArrayList<String>();
        allowed.forEach(item -> names.add(item.toString()));
        causes.add(Cause.unsupported(path, value.toString(), String.join(", ", names)));
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        for (var item : array) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private void checkText(String text, Schema schema, String path) {
        var source = schema.source();
        var quoted = '"' + text + '"';
        var length = text.codePointCount(0, text.length());
        if (source.has("maxLength") && length > source.path("maxLength").asInt()) {
            causes.add(Cause.tooLong(path, source.path("maxLength").asInt()));
        }
        if (source.has("minLength") && length < source.path("minLength").asInt()) {
            invalid(path, quoted, "should be at least %s chars long".formatted(source.path("minLength")));
        }
        var pattern = schema.pattern();
        if (pattern != null && !pattern.matcher(text).find()) {
            invalid(path, quoted, "should match '%s'".formatted(pattern));
        }
        if (!hasFormat(text, schema.format())) {
            causes.add(Cause.wrongType(path, schema.format(), text));
        }
    }

    private static boolean hasFormat(String text, String format) {
        try {
            switch (format) {
                case "date-time" -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text);
                case "date" -> DateTimeFormatter.ISO_LOCAL_DATE.parse(text);
                case "byte" -> Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
                default -> {}
            }
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private void checkNumber(JsonNode value, Schema schema, String path) {
        var source = schema.source();
        var number = value.decimalValue();
        if (("int32".equals(schema.format()) && !value.canConvertToInt())
                || ("int64".equals(schema.format()) && !value.canConvertToLong())) {
            causes.add(Cause.invalid(
                    "<nil>",
                    "\"\"",
                    "Checked value must be of type integer with format %s in %s".formatted(schema.format(), path)));
        }
        if (source.has("maximum")) {
            var compared = number.compareTo(source.path("maximum").decimalValue());
            var exclusive = source.path("exclusiveMaximum").asBoolean();
            if (compared > 0 || (exclusive && compared == 0)) {
                invalid(path, value.toString(), bound("less than", exclusive) + source.path("maximum"));
            }
        }
        if (source.has("minimum")) {
            var compared = number.compareTo(source.path("minimum").decimalValue());
            var exclusive = source.path("exclusiveMinimum").asBoolean();
            if (compared < 0 || (exclusive && compared == 0)) {
                invalid(path, value.toString(), bound("greater than", exclusive) + source.path("minimum"));
            }
        }
        if (source.has("multipleOf")
                && number.remainder(source.path("multipleOf").decimalValue()).signum() != 0) {
            invalid(path, value.toString(), "should be a multiple of " + source.path("multipleOf"));
        }
    }

    private static String bound(String comparison, boolean exclusive) {
        return "should be " + comparison + (exclusive ? " " : " or equal to ");
    }

    private void checkArray(JsonNode array, Schema schema, String path) {
        var source = schema.source();
        if (source.has("maxItems") && array.size() > source.path("maxItems").asInt()) {
            causes.add(Cause.tooMany(path, array.size(), source.path("maxItems").asInt()));
        }
        if (source.has("minItems") && array.size() < source.path("minItems").asInt()) {
            invalid(path, "" + array.size(), "should have at least %s items".formatted(source.path("minItems")));
        }
        for (int i = 0; i < array.size(); i++) {
            check(array.get(i), schema.items(), path + "[" + i + "]");
        }
        if (schema.isSet()) {
            checkDistinct(array, path);
        } else if (!schema.listKeys().isEmpty()) {
            checkDistinct(schema.keysOf(array), path);
        }
    }

    private void checkDistinct(Iterable<? extends JsonNode> items, String path) {
        var seen = new HashSet<JsonNode>();
        int i = 0;
        for (var item : items) {
            if (!seen.add(item)) {
                causes.add(Cause.duplicate(path + "[" + i + "]", item.toString()));
            }
            i++;
        }
    }

    private void checkObject(JsonNode object, Schema schema, String path) {
        var source = schema.source();
        if (source.has("maxProperties")
                && object.size() > source.path("maxProperties").asInt()) {
            causes.add(Cause.tooMany(
                    path, object.size(), source.path("maxProperties").asInt()));
        }
        if (source.has("minProperties")
                && object.size() < source.path("minProperties").asInt()) {
            invalid(
                    path,
                    "" + object.size(),
                    "should have at least %s properties".formatted(source.path("minProperties")));
        }
        for (var name : schema.required()) {
            if (!object.has(name)) {
                causes.add(Cause.required(inside(path, name)));
            }
        }
        object.properties().forEach(e -> check(e.getValue(), schema.fieldOrAny(e.getKey()), inside(path, e.getKey())));
    }

    private static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void invalid(String path, String value, String rule) {
        causes.add(Cause.invalid(path, value, path + " in body " + rule));
    }
}
