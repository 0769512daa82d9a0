package dev.onair.embedded;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two patch formats that need no schema: JSON Patch (RFC 6902) and JSON Merge Patch (RFC 7396). */
final class Patches {
    /** Longer lists of operations are refused by Kubernetes too. */
    private static final int MOST_OPERATIONS = 10_000;

    private Patches() {}

    /** Changes the target and returns what it became, which may be another node. */
    static JsonNode merge(@Nullable JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var merged = target instanceof ObjectNode object ? object : Json.object();
        changes.properties().forEach(e -> {
            if (e.getValue().isNull()) {
                merged.remove(e.getKey());
            } else {
                merged.set(e.getKey(), merge(merged.get(e.getKey()), e.getValue()));
            }
        });
        return merged;
    }

    /** @throws StatusException when an operation does not fit, a failed {@code test} included */
    static JsonNode operations(JsonNode target, JsonNode patch) {
        if (!patch.isArray() || patch.size() > MOST_OPERATIONS) {
            throw StatusException.badRequest("a JSON patch is a list of at most " + MOST_OPERATIONS + " operations");
        }
        var result = target;
        for (var operation : patch) {
            result = operation(result, operation);
        }
        return result;
    }

    private static JsonNode operation(JsonNode target, JsonNode operation) {
        var path = pointer(operation, "path");
        var value = operation.path("value");
        return switch (Json.text(operation, "op")) {
            case "add" -> add(target, path, value.deepCopy(), operation);
            case "remove" -> remove(target, path, operation);
            case "replace" -> {
                require(!target.at(path).isMissingNode(), operation);
                yield path.matches() ? value : add(remove(target, path, operation), path, value.deepCopy(), operation);
            }
            case "move" -> {
                var moved = target.at(pointer(operation, "from"));
                require(!moved.isMissingNode(), operation);
                yield add(remove(target, pointer(operation, "from"), operation), path, moved, operation);
            }
            case "copy" -> {
                var copied = target.at(pointer(operation, "from"));
                require(!copied.isMissingNode(), operation);
                yield add(target, path, copied.deepCopy(), operation);
            }
            case "test" -> {
                var found = target.at(path);
                require(found.equals(value) || (found.isMissingNode() && value.isNull()), operation);
                yield target;
            }
            default -> throw refused(operation);
        };
    }

    private static JsonNode add(JsonNode target, JsonPointer path, JsonNode value, JsonNode operation) {
        if (path.matches()) {
            return value;
        }
        var last = path.last().getMatchingProperty();
        switch (target.at(path.head())) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> {
                var index = "-".equals(last) ? Optional.of(array.size()) : index(last);
                require(index.isPresent() && index.get() <= array.size(), operation);
                array.insert(index.orElseThrow(), value);
            }
            default -> throw refused(operation);
        }
        return target;
    }

    private static JsonNode remove(JsonNode target, JsonPointer path, JsonNode operation) {
        require(!path.matches() && !target.at(path).isMissingNode(), operation);
        var last = path.last().getMatchingProperty();
        switch (target.at(path.head())) {
            case ObjectNode object -> object.remove(last);
            case ArrayNode array -> array.remove(index(last).orElseThrow());
            default -> throw refused(operation);
        }
        return target;
    }

    private static Optional<Integer> index(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        try {
            return JsonPointer.compile(Json.text(operation, field));
        } catch (IllegalArgumentException e) {
            throw StatusException.badRequest("not a JSON pointer: " + operation.path(field));
        }
    }

    private static void require(boolean fits, JsonNode operation) {
        if (!fits) {
            throw refused(operation);
        }
    }

    private static StatusException refused(JsonNode operation) {
        return StatusException.unprocessable(
                "the server rejected our request: this operation of the patch does not fit the object: " + operation);
    }
}
