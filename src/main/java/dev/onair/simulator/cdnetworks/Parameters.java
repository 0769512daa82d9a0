package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.FormCode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Request;
import dev.onair.simulator.callback.Notice;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A call's parameters, from wherever they came, and the rules that more than one call applies to them. */
record Parameters(Map<String, String> values) {
    private static final Set<String> SECRET = Set.of("check", "notifyUrl", "forwardUrl");
    /** The only ones that JSON may have as true and false. */
    private static final Set<String> BOOLEAN =
            Set.of("quickStart", "isConcat", "isRecordWhiteBoard", "isRecordIm", "httpPullRecord");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
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
            var isBoolean = value.isBoolean() && BOOLEAN.contains(field.getKey());
            if (!value.isTextual() && !value.isNumber() && !isBoolean)
                throw new Refusal(Code.WRONG_PARAMETER, field.getKey());
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

    /** The same, where sent empty means not sent. */
    Optional<String> filled(String name) {
        return optional(name).filter(value -> !value.isEmpty());
    }

    /** 1000 when it is neither true nor false; empty when not sent, or sent empty. */
    Optional<Boolean> truth(String name) {
        return filled(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal(Code.WRONG_PARAMETER, name);
        });
    }

    /** A timestamp in seconds, 1000 when it is none; empty when not sent, or sent empty. */
    Optional<Instant> moment(String name) {
        return filled(name).map(value -> {
            if (!SECONDS.matcher(value).matches()) throw new Refusal(Code.WRONG_PARAMETER, name);
            return Instant.ofEpochSecond(Long.parseLong(value));
        });
    }

    /** An address for notices, with the code when it is none; empty when not sent, or sent empty. */
    Optional<URI> address(String name, Code code) {
        return filled(name).map(value -> {
            try {
                var address = new URI(value);
                if (Notice.isAddress(address)) return address;
            } catch (URISyntaxException notAnAddress) {
                // refused below, like one of another scheme
            }
            throw new Refusal(code, name);
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
