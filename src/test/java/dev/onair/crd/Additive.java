package dev.onair.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What an object that one schema accepts could be refused for by a later one, or lose. Pure; CEL rules are not compared. */
final class Additive {
    private static final List<String> UPPER = List.of("maxLength", "maxItems", "maxProperties", "maximum");
    private static final List<String> LOWER = List.of("minLength", "minItems", "minProperties", "minimum");
    private static final List<String> SAME = List.of("type", "pattern", "format", "nullable", "x-kubernetes-list-type");

    private final List<String> problems = new ArrayList<>();

    private Additive() {}

    /** In words, each with the field's path; empty where everything was only added to. */
    static List<String> problems(String root, JsonNode before, JsonNode after) {
        var comparison = new Additive();
        comparison.compare(root, before, after);
        return comparison.problems;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        for (var bound : SAME) {
            if (!isLooserPattern(bound, before, after) && !before.path(bound).equals(after.path(bound))) {
                problems.add(path + ": " + bound + " was " + text(before, bound) + " and is " + text(after, bound));
            }
        }
        UPPER.stream()
                .filter(bound -> after.has(bound)
                        && (!before.has(bound)
                                || after.get(bound).doubleValue()
                                        < before.get(bound).doubleValue()))
                .forEach(bound -> narrowed(path, bound, before, after));
        LOWER.stream()
                .filter(bound -> after.has(bound)
                        && (!before.has(bound)
                                || after.get(bound).doubleValue()
                                        > before.get(bound).doubleValue()))
                .forEach(bound -> narrowed(path, bound, before, after));
        values(path, before, after);
        required(path, before, after);
        before.path("properties").properties().forEach(property -> {
            var below = path + "." + property.getKey();
            var now = after.path("properties").path(property.getKey());
            if (now.isMissingNode()) {
                problems.add(below + ": is gone");
            } else {
                compare(below, property.getValue(), now);
            }
        });
        for (var inner : List.of("items", "additionalProperties")) {
            if (before.path(inner).isObject()) {
                compare(path + "[]", before.get(inner), after.path(inner));
            }
        }
    }

    /** One that is gone, what takes its place being a CEL rule; or one that has an alternative beside the whole of what it was. */
    private static boolean isLooserPattern(String bound, JsonNode before, JsonNode after) {
        return bound.equals("pattern")
                && (after.path(bound).isMissingNode()
                        || (before.has(bound)
                                && after.get(bound)
                                        .asText()
                                        .startsWith(before.get(bound).asText() + "|")));
    }

    private void values(String path, JsonNode before, JsonNode after) {
        if (after.has("enum")) {
            var gone = set(before.path("enum"));
            gone.removeAll(set(after.get("enum")));
            if (!before.has("enum") || !gone.isEmpty()) {
                problems.add(
                        path + ": accepts no more: " + (before.has("enum") ? gone : "other values than the enum's"));
            }
        }
    }

    private void required(String path, JsonNode before, JsonNode after) {
        var more = set(after.path("required"));
        more.removeAll(set(before.path("required")));
        // An object that is new may require what it likes.
        if (!more.isEmpty()) {
            problems.add(path + ": requires now " + more);
        }
    }

    private void narrowed(String path, String bound, JsonNode before, JsonNode after) {
        problems.add(path + ": " + bound + " is narrower, " + text(after, bound) + " after " + text(before, bound));
    }

    private static String text(JsonNode schema, String bound) {
        return schema.path(bound) instanceof MissingNode
                ? "not set"
                : schema.path(bound).asText();
    }

    private static Set<String> set(JsonNode array) {
        var texts = new HashSet<String>();
        StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).forEach(texts::add);
        return texts;
    }
}
