package dev.onair.simulator.huawei;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * States are shown by words that no table of the document has; the call takes effect.
 *
 * @param words by the document's ones
 */
public record OtherWords(Map<String, String> words) implements Fault {
    private static final List<String> STATES = List.of("status", "state", "health_status", "output_status");

    public OtherWords {
        words = Map.copyOf(words);
    }

    /** Only in small letters. */
    public static OtherWords inSmallLetters() {
        return new OtherWords(Map.of(
                "ACTIVE", "active",
                "STANDBY", "standby",
                "ON", "on",
                "OFF", "off",
                "CONNECTED", "connected",
                "DISCONNECTED", "disconnected",
                "ENABLED", "enabled"));
    }

    static OtherWords of(JsonNode json) {
        var words = Json.MAPPER.convertValue(json.path("words"), new TypeReference<Map<String, String>>() {});
        return words == null ? inSmallLetters() : new OtherWords(words);
    }

    @Override
    public String name() {
        return "other-words";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var reply = next.proceed();
        if (reply.body().length == 0) return reply;
        try {
            var body = Json.MAPPER.readTree(reply.body());
            reword(body);
            return reply.with(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private void reword(JsonNode node) {
        if (node instanceof ObjectNode object) {
            STATES.stream()
                    .filter(state -> words.containsKey(object.path(state).asText()))
                    .forEach(state ->
                            object.put(state, words.get(object.path(state).asText())));
        }
        node.forEach(this::reword);
    }
}
