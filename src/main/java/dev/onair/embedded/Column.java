package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** One column of {@code kubectl get}: what it is called and what it shows of an object. */
record Column(
        String name, String type, String format, String description, int priority, Function<JsonNode, JsonNode> cell) {
    static final Column NAME = new Column(
            "Name", "string", "name", "Name must be unique within a namespace.", 0, object -> text(Json.name(object)));
    static final Column AGE = of("Age", object -> text(age(Json.text(object, "metadata", "creationTimestamp"))));

    private static final int HOURS_A_DAY = 24;
    private static final int DAYS_A_YEAR = 365;

    static Column of(String name, Function<JsonNode, JsonNode> cell) {
        return new Column(name, "string", "", name, 0, cell);
    }

    /** Shown by {@code -o wide} only. */
    static Column wide(String name, Function<JsonNode, JsonNode> cell) {
        return new Column(name, "string", "", name, 1, cell);
    }

    /** A column as a CustomResourceDefinition declares it; of several values it shows the first, as Kubernetes does. */
    static Column declared(JsonNode printerColumn) {
        var path = ColumnPath.parse(Json.text(printerColumn, "jsonPath"));
        var type = Json.text(printerColumn, "type");
        var description = Json.text(printerColumn, "description");
        return new Column(
                Json.text(printerColumn, "name"),
                type,
                Json.text(printerColumn, "format"),
                description.isEmpty()
                        ? "Custom resource definition column (in JSONPath format): "
                                + Json.text(printerColumn, "jsonPath")
                        : description,
                printerColumn.path("priority").asInt(),
                object -> cell(path, type, object));
    }

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode cell(ColumnPath path, String type, JsonNode object) {
        var found = path.find(object);
        if (found.isEmpty()) {
            return NullNode.instance;
        }
        var first = found.getFirst();
        return switch (type) {
            case "string" -> text(first.isTextual() ? first.asText() : first.toString());
            case "date" -> text(age(first.asText()));
            case "integer" ->
                first.isNumber() ? JsonNodeFactory.instance.numberNode(first.asLong()) : NullNode.instance;
            case "number" -> first.isNumber() ? first : NullNode.instance;
            case "boolean" -> first.isBoolean() ? first : NullNode.instance;
            default -> NullNode.instance;
        };
    }

    /** How long ago that was, in the short form of kubectl. */
    static String age(String timestamp) {
        if (timestamp.isEmpty()) {
            return "<unknown>";
        }
        try {
            return shortly(Duration.between(OffsetDateTime.parse(timestamp).toInstant(), Instant.now()));
        } catch (DateTimeException e) {
            return "<invalid>";
        }
    }

    static String shortly(Duration age) {
        if (age.toSeconds() < -1) {
            return "<invalid>";
        }
        if (age.isNegative()) {
            return "0s";
        }
        if (age.toMinutes() < 2) {
            return age.toSeconds() + "s";
        }
        if (age.toMinutes() < 10) {
            return two(age.toMinutes(), "m", age.toSecondsPart(), "s");
        }
        if (age.toHours() < 3) {
            return age.toMinutes() + "m";
        }
        if (age.toHours() < 8) {
            return two(age.toHours(), "h", age.toMinutesPart(), "m");
        }
        if (age.toHours() < 2 * HOURS_A_DAY) {
            return age.toHours() + "h";
        }
        if (age.toDays() < 8) {
            return two(age.toDays(), "d", age.toHoursPart(), "h");
        }
        if (age.toDays() < 2 * DAYS_A_YEAR) {
            return age.toDays() + "d";
        }
        if (age.toDays() < 8 * DAYS_A_YEAR) {
            return two(age.toDays() / DAYS_A_YEAR, "y", (int) (age.toDays() % DAYS_A_YEAR), "d");
        }
        return age.toDays() / DAYS_A_YEAR + "y";
    }

    private static String two(long whole, String unit, int rest, String restUnit) {
        return whole + unit + (rest == 0 ? "" : rest + restUnit);
    }

    ObjectNode definition() {
        return Json.object()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority);
    }
}
