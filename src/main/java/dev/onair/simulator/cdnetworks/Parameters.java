package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.FormCode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A call's parameters, from wherever they came, and the rules that more than one call applies to them. */
record Parameters(Map<String, String> values) {
    private static final Set<String> SECRET = Set.of("check");
    /** The document writes "," and, in 2.7, 2.12 and 2.13, ";". */
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");

    /** From the query of a GET; from the body of a POST: a form (WS3) or a flat JSON object (CNC). */
    static Parameters of(Request request, Generation generation) {
        try {
            if (request.method().equals("GET")) return new Parameters(request.query());
            return new Parameters(
                    generation == Generation.WS3 ? FormCode.decode(request.text()) : ofJson(request.text()));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw new Refusal(Code.WRONG_PARAMETER, "body");
        }
    }

    private static Map<String, String> ofJson(String body) throws JsonProcessingException {
        var values = new LinkedHashMap<String, String>();
        if (body.isBlank()) return values;
        var tree = Json.MAPPER.readTree(body);
        if (!tree.isObject()) throw new Refusal(Code.WRONG_PARAMETER, "body");
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            var value = field.getValue();
            if (value.isNull()) continue;
            if (!value.isTextual() && !value.isNumber()) throw new Refusal(Code.WRONG_PARAMETER, field.getKey());
            values.put(field.getKey(), value.asText());
        }
        return values;
    }

    Map<String, String> masked() {
        var masked = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> masked.put(name, SECRET.contains(name) ? "***" : value));
        return masked;
    }

    /** Empty when not sent; a value sent empty is a value. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** 1004 when not sent, or sent empty. */
    String required(String name) {
        return optional(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refusal(Code.MISSING_PARAMETER, name));
    }

    /** 1000 when it is neither 0 nor 1. */
    Optional<Boolean> flag(String name) {
        return optional(name).map(value -> switch (value) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new Refusal(Code.WRONG_PARAMETER, name);
        });
    }

    /** Several ids in one parameter, each once; 1004 when there is none. */
    List<String> ids(String name) {
        var ids = split(required(name)).filter(id -> !id.isEmpty()).distinct().toList();
        if (ids.isEmpty()) throw new Refusal(Code.MISSING_PARAMETER, name);
        return ids;
    }

    static Stream<String> split(String list) {
        return Stream.of(SEPARATOR.split(list, -1));
    }
}
