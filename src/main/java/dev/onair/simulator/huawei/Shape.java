package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the document: the fields of an object, then the rules between them. A field that is null, or a string that
 * is empty where it may be absent, counts as absent; a field that no table names is dropped, so what a caller
 * misspells is not there when he reads it back.
 */
final class Shape implements Check {
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    private record Field(boolean isMandatory, boolean mayBeEmpty, Check check) {}

    /** What holds between fields. */
    @FunctionalInterface
    interface Rule {
        /** @throws Refusal when it does not hold */
        void check(ObjectNode read, String at);
    }

    Shape must(String name, Check check) {
        fields.put(name, new Field(true, false, check));
        return this;
    }

    /** As {@link #must}, but an empty text is a value. */
    Shape mustBeThere(String name, Check check) {
        fields.put(name, new Field(true, true, check));
        return this;
    }

    Shape may(String name, Check check) {
        fields.put(name, new Field(false, false, check));
        return this;
    }

    /** Other tables' fields and rules, too. */
    Shape and(Shape other) {
        fields.putAll(other.fields);
        rules.addAll(other.rules);
        return this;
    }

    Shape where(Rule rule) {
        rules.add(rule);
        return this;
    }

    @Override
    public ObjectNode read(JsonNode value, String at) {
        if (!value.isObject()) {
            throw Refusal.invalid((at.isEmpty() ? "the body" : at) + " must be an object");
        }
        var read = Json.object();
        fields.forEach((name, field) -> {
            var given = value.path(name);
            var where = at.isEmpty() ? name : at + "." + name;
            if (isAbsent(given) && !(field.mayBeEmpty() && given.isTextual())) {
                if (field.isMandatory()) throw Refusal.invalid(where + " is mandatory");
            } else {
                read.set(name, field.check().read(given, where));
            }
        });
        rules.forEach(rule -> rule.check(read, at));
        return read;
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isEmpty());
    }

    /** Whether the field is there and not `false`. */
    static boolean isSet(JsonNode object, String name) {
        var value = object.path(name);
        return !isAbsent(value) && !(value.isBoolean() && !value.booleanValue());
    }
}
