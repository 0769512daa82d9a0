package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some fields of an object, as {@code managedFields} writes them ("FieldsV1"): a tree whose steps are {@code f:name} for a field,
 * {@code k:{"name":"a"}} for an item of a list that is a map, {@code v:"a"} for an item of a set. Never altered once made.
 */
final class FieldSet {
    static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());
    private static final FieldSet LEAF = new FieldSet(true, new TreeMap<>());

    private final boolean owned;
    private final Map<String, FieldSet> children;

    private FieldSet(boolean owned, Map<String, FieldSet> children) {
        this.owned = owned;
        this.children = children;
    }

    /** What a manager owns who applied this: the leaves, and the items of lists that are maps. */
    static FieldSet applied(JsonNode object, Schema schema) {
        return of(object, schema, false).withoutRoots();
    }

    /** Every field there is, the ones that hold others included. */
    static FieldSet all(JsonNode object, Schema schema) {
        return of(object, schema, true).withoutRoots();
    }

    /** The fields of {@code after} that are not in {@code before} or not the same there. */
    static FieldSet changed(JsonNode before, JsonNode after, Schema schema) {
        return difference(before, after, schema).withoutRoots();
    }

    private static FieldSet difference(@Nullable JsonNode before, JsonNode after, Schema schema) {
        if (after.equals(before)) {
            return EMPTY;
        }
        if (before == null || isLeaf(after, schema) || before.getNodeType() != after.getNodeType()) {
            return of(after, schema, true);
        }
        var earlier = steps(before, schema);
        var children = new TreeMap<String, FieldSet>();
        steps(after, schema).forEach((step, child) -> {
            var was = earlier.get(step);
            var changed = difference(was == null ? null : was.value(), child.value(), child.schema());
            if (!changed.isEmpty()) {
                children.put(step, changed);
            }
        });
        return new FieldSet(false, children);
    }

    /** Nobody owns an object or its metadata as such. */
    private FieldSet withoutRoots() {
        var parts = new TreeMap<>(children);
        parts.computeIfPresent("f:metadata", (step, metadata) -> {
            var fields = new FieldSet(false, metadata.children);
            return fields.isEmpty() ? null : fields;
        });
        return new FieldSet(false, parts);
    }

    static FieldSet fromJson(JsonNode json) {
        var children = new TreeMap<String, FieldSet>();
        json.properties().forEach(e -> {
            if (!".".equals(e.getKey())) {
                children.put(e.getKey(), fromJson(e.getValue()));
            }
        });
        return new FieldSet(json.isEmpty() || json.has("."), children);
    }

    ObjectNode toJson() {
        var json = Json.object();
        if (owned && !children.isEmpty()) {
            json.putObject(".");
        }
        children.forEach((step, child) -> json.set(step, child.toJson()));
        return json;
    }

    boolean equalTo(FieldSet other) {
        return toJson().equals(other.toJson()) && owned == other.owned;
    }

    boolean isEmpty() {
        return !owned && children.isEmpty();
    }

    FieldSet or(FieldSet other) {
        var merged = new TreeMap<>(children);
        other.children.forEach((step, child) -> merged.merge(step, child, FieldSet::or));
        return new FieldSet(owned || other.owned, merged);
    }

    FieldSet and(FieldSet other) {
        return combine(owned && other.owned, other, () -> EMPTY, FieldSet::and);
    }

    FieldSet minus(FieldSet other) {
        return combine(owned && !other.owned, other, () -> null, FieldSet::minus);
    }

    /** The fields for which the other has neither the field nor any inside it. */
    FieldSet outside(FieldSet other) {
        return combine(owned && other.isEmpty(), other, () -> null, FieldSet::outside);
    }

    /** The value without these fields; what that leaves empty goes too. */
    @Nullable JsonNode removedFrom(JsonNode value, Schema schema) {
        if (owned) {
            return null;
        }
        if (children.isEmpty() || isLeaf(value, schema)) {
            return value;
        }
        var isObject = value.isObject();
        var fields = Json.object();
        var items = Json.array();
        steps(value, schema).forEach((step, child) -> {
            var left = children.getOrDefault(step, EMPTY).removedFrom(child.value(), child.schema());
            if (left != null && isObject) {
                fields.set(step.substring(2), left);
            } else if (left != null) {
                items.add(left);
            }
        });
        JsonNode left = isObject ? fields : items;
        return left.isEmpty() && !value.isEmpty() ? null : left;
    }

    /** As conflicts name them: {@code .spec.outputs[name="a"].url}. */
    List<String> paths() {
        var paths = new ArrayList<String>();
        walk("", (path, set) -> {
            if (set.owned) {
                paths.add(path);
            }
        });
        return paths;
    }

    private void walk(String path, BiConsumer<String, FieldSet> visitor) {
        visitor.accept(path, this);
        children.forEach((step, child) -> child.walk(path + printed(step), visitor));
    }

    private static String printed(String step) {
        var rest = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' -> rest.replace('{', '[').replace('}', ']').replaceAll("\"([^\"]+)\":", "$1=");
            default -> "[=" + rest + "]";
        };
    }

    private interface Combining {
        FieldSet apply(FieldSet mine, FieldSet theirs);
    }

    /** @param missing what stands for a field that the other lacks; null takes mine as it is */
    private FieldSet combine(boolean ownedThen, FieldSet other, Supplier<@Nullable FieldSet> missing, Combining how) {
        var combined = new TreeMap<String, FieldSet>();
        children.forEach((step, child) -> {
            var theirs = other.children.getOrDefault(step, missing.get());
            var result = theirs == null ? child : how.apply(child, theirs);
            if (!result.isEmpty()) {
                combined.put(step, result);
            }
        });
        return new FieldSet(ownedThen, combined);
    }

    private static FieldSet of(JsonNode value, Schema schema, boolean owningContainers) {
        if (isLeaf(value, schema)) {
            return LEAF;
        }
        var children = new TreeMap<String, FieldSet>();
        steps(value, schema).forEach((step, child) -> {
            var set = of(child.value(), child.schema(), owningContainers);
            children.put(step, step.startsWith("k:") ? new FieldSet(true, set.children) : set);
        });
        return new FieldSet(owningContainers, children);
    }

    private static boolean isLeaf(JsonNode value, Schema schema) {
        return !value.isContainerNode() || value.isEmpty() || schema.isAtomic(value);
    }

    /** A part of a value, with the schema that it follows. */
    record Child(JsonNode value, Schema schema) {}

    /** The parts of a value that are owned one by one. */
    static Map<String, Child> steps(JsonNode value, Schema schema) {
        var steps = new LinkedHashMap<String, Child>();
        if (value.isObject()) {
            value.properties()
                    .forEach(e -> steps.put("f:" + e.getKey(), new Child(e.getValue(), schema.fieldOrAny(e.getKey()))));
        } else if (schema.isSet()) {
            value.forEach(item -> steps.put("v:" + item, new Child(item, schema.items())));
        } else {
            value.forEach(item -> steps.put("k:" + schema.keyOf(item), new Child(item, schema.items())));
        }
        return steps;
    }
}
