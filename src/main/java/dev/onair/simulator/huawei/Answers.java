package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The two shapes of answers: `result_code` of chapter 5, `error_code` of all else; and IAM's own. */
final class Answers {
    private static final String SUCCESS = "LIVE.100000000";
    private static final List<String> NAMES_OF_A_CHANNEL = List.of("domain", "app_name", "id");

    private Answers() {}

    /** The answer to a change of a channel. */
    static ObjectNode success(ChannelKey key) {
        return Json.object()
                .put("result_code", SUCCESS)
                .put("result_msg", "SUCCESS")
                .put("domain", key.domain())
                .put("app_name", key.appName())
                .put("id", key.id());
    }

    /** @param asked of what channel, as far as it was said */
    static Reply refusal(Action action, Code code, String message, JsonNode asked) {
        return refusal(action, code.status(), code.code(), message, asked);
    }

    static Reply refusal(Action action, int status, String code, String message, JsonNode asked) {
        if (!action.refusesWithResultCode() || !code.startsWith("LIVE.")) return error(status, code, message);
        var body = Json.object().put("result_code", code).put("result_msg", message);
        for (var name : NAMES_OF_A_CHANNEL) {
            if (asked.path(name).isTextual()) body.set(name, asked.path(name));
        }
        return Reply.json(status, body);
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(status, Json.object().put("error_code", code).put("error_msg", message));
    }

    /** The same refusal with the field that tells which parameter was wrong (9.2, LIVE.100011001). */
    static Reply detailed(Reply refusal, String detail) {
        try {
            var body = (ObjectNode) Json.MAPPER.readTree(refusal.body());
            return refusal.with(body.put("error_detail", detail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** IAM refuses in a shape of its own. */
    static Reply iamError(int status, String title, String message) {
        var body = Json.object();
        body.putObject("error").put("code", status).put("message", message).put("title", title);
        return Reply.json(status, body);
    }
}
