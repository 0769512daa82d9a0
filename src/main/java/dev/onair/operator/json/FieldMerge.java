package dev.onair.operator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Applies to a whole, with fields that this version does not understand, what this version changed of those that it does. Pure.
 */
final class FieldMerge {
    /** What tells the entries of our lists apart, the likeliest first. */
    private static final List<String> KEYS = List.of("name", "type", "path", "id", "videoId", "url", "domain", "time");

    private FieldMerge() {}

    /**
     * @param whole as it was read
     * @param before what was understood of it
     * @param after what that has become
     */
    static JsonNode merge(@Nullable JsonNode whole, @Nullable JsonNode before, JsonNode after) {
        if (whole != null && after.equals(before)) {
            return whole;
        }
        if (whole instanceof ObjectNode object && after instanceof ObjectNode now) {
            return objects(object, before instanceof ObjectNode then ? then : now.objectNode(), now);
        }
        if (whole instanceof ArrayNode array && before instanceof ArrayNode then && after instanceof ArrayNode now) {
            return arrays(array, then, now);
        }
        return after;
    }

    private static ObjectNode objects(ObjectNode whole, ObjectNode before, ObjectNode after) {
        var result = whole.deepCopy();
        after.properties().forEach(field -> {
            var name = field.getKey();
            if (!field.getValue().equals(before.get(name))) {
                result.set(name, merge(whole.get(name), before.get(name), field.getValue()));
            }
        });
        before.fieldNames().forEachRemaining(name -> {
            if (!after.has(name)) {
                result.remove(name);
            }
        });
        return result;
    }

    /** Entries are the same when they are equal, or alone in having the same key. */
    private static ArrayNode arrays(ArrayNode whole, ArrayNode before, ArrayNode after) {
        if (whole.size() != before.size()) {
            return after;
        }
        var taken = new HashSet<Integer>();
        var result = after.arrayNode();
        for (var entry : after) {
            var same = same(entry, before, taken);
            same.ifPresent(taken::add);
            result.add(same.map(index -> merge(whole.get(index), before.get(index), entry))
                    .orElse(entry));
        }
        return result;
    }

    private static Optional<Integer> same(JsonNode entry, ArrayNode before, Set<Integer> taken) {
        for (var index = 0; index < before.size(); index++) {
            if (!taken.contains(index) && before.get(index).equals(entry)) {
                return Optional.of(index);
            }
        }
        return KEYS.stream().filter(entry::has).findFirst().flatMap(key -> {
            var alike = new ArrayList<Integer>();
            for (var index = 0; index < before.size(); index++) {
                if (!taken.contains(index)
                        && entry.get(key).equals(before.get(index).get(key))) {
                    alike.add(index);
                }
            }
            var amongNew = StreamSupport.stream(before.spliterator(), false)
                    .filter(other -> entry.get(key).equals(other.get(key)))
                    .count();
            return amongNew == 1 && alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
        });
    }
}
