package dev.onair.simulator.huawei;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Request;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a request sent. */
final class Parameters {
    private static final String JSON = "application/json";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");

    private Parameters() {}

    /**
     * The body's JSON; a missing node when there is none.
     *
     * @throws Refusal when it is no JSON, or says that it is none
     */
    static JsonNode body(Request request) {
        if (request.body().length == 0 || WITHOUT_BODY.contains(request.method())) return MissingNode.getInstance();
        var type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith(JSON)) throw Refusal.of(Code.WRONG_MEDIA_TYPE);
        return read(request).orElseThrow(() -> Refusal.of(Code.INVALID));
    }

    /** For the log: the query, and the body under `body`, without secrets. */
    static Map<String, String> masked(Request request) {
        var masked = new LinkedHashMap<>(request.query());
        if (request.body().length > 0) {
            masked.put(
                    "body", read(request).map(Secrets::masked).map(Json::text).orElse("no JSON"));
        }
        return masked;
    }

    private static Optional<JsonNode> read(Request request) {
        try {
            return Optional.of(Json.MAPPER.readTree(request.text()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
