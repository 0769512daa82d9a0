package dev.onair.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator puts on the wire for one request, the broken ways of answering included. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    /** How much of the reply leaves the server. */
    public enum Delivery {
        WHOLE,
        /** The headers promise the whole body, half of it is sent, and the connection is closed. */
        HALF,
        /** The connection is closed without a byte. */
        NOTHING
    }

    public static Reply json(int status, Object body) {
        return of(status, "application/json;charset=UTF-8", Json.bytes(body));
    }

    public static Reply error(int status, String message) {
        return json(status, Json.object().put("error", message));
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body, Delivery.WHOLE);
    }

    public static Reply of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty() {
        return new Reply(204, Map.of(), new byte[0], Delivery.WHOLE);
    }

    public static Reply cut() {
        return new Reply(0, Map.of(), new byte[0], Delivery.NOTHING);
    }

    public Reply with(Delivery changed) {
        return new Reply(status, headers, body, changed);
    }

    public Reply with(JsonNode changedBody) {
        return new Reply(status, headers, Json.bytes(changedBody), delivery);
    }

    public Reply withHeader(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, delivery);
    }
}
