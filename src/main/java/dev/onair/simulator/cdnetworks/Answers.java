package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** The envelope of every answer: HTTP 200, with `code` in the body. */
final class Answers {
    /** `data` of calls that have nothing to tell (2.4.6). */
    static final JsonNode NOTHING = TextNode.valueOf("");

    private Answers() {}

    static Reply ok(JsonNode data) {
        var body = Json.object().put("code", Code.OK.number());
        body.set("data", data);
        return Reply.json(200, body.put("message", Code.OK.message()));
    }

    static Reply refusal(Code code, String message) {
        return refusal(code.number(), message);
    }

    static Reply refusal(int code, String message) {
        return Reply.json(200, Json.object().put("code", code).put("message", message));
    }
}
