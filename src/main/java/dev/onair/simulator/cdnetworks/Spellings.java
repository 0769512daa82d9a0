package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * Answers in the other spellings of WIRE-NOTES ("One request, several spellings"): what a client has to bear.
 *
 * @param names the other field and protocol names
 * @param strings numbers as strings, `code` among them
 * @param arrays `urlInfo` as an array
 * @param blanks playback URLs of bitrates not configured are left out, not empty
 */
public record Spellings(boolean names, boolean strings, boolean arrays, boolean blanks, Data data) implements Fault {
    /** How `data` comes. */
    public enum Data {
        AS_DOCUMENTED,
        /** An object is encoded once more, as a string. */
        ENCODED,
        /** Where there is nothing to tell, {@code {}} in place of an empty string. */
        EMPTY_OBJECT,
        /** Where there is nothing to tell, no `data`. */
        ABSENT
    }

    private static final Map<String, String> FIELDS = Map.of(
            "channelTotal", "channelToal",
            "channelState", "channelStatus",
            "createTime", "creatTime",
            "onlineNumberinfo", "onlineNumberInfo",
            "directoryList", "recordDirectoryList",
            "directoryType", "directType",
            "forwardTaskList", "forwardTastList",
            "videoId", "videoid");

    public static Spellings allOther() {
        return new Spellings(true, true, true, true, Data.AS_DOCUMENTED);
    }

    public static Spellings of(Data data) {
        return new Spellings(false, false, false, false, data);
    }

    /** From the admin endpoint: all four unless named otherwise; `data` "encoded", "empty-object" or "absent". */
    static Spellings of(JsonNode json) {
        var data = json.path("data")
                .asText("as-documented")
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        return new Spellings(
                json.path("names").asBoolean(true),
                json.path("strings").asBoolean(true),
                json.path("arrays").asBoolean(true),
                json.path("blanks").asBoolean(true),
                Data.valueOf(data));
    }

    @Override
    public String name() {
        return "spellings";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var reply = next.proceed();
        try {
            var body = Json.MAPPER.readTree(reply.body());
            return body instanceof ObjectNode object ? reply.with(respelled(object)) : reply;
        } catch (IOException e) {
            throw new UncheckedIOException("the faults within answer no JSON", e);
        }
    }

    private JsonNode respelled(ObjectNode body) {
        var other = (ObjectNode) respell(body);
        var content = other.path("data");
        if (content.isMissingNode()) return other;
        var isNothing = content.isTextual() && content.textValue().isEmpty();
        return switch (data) {
            case AS_DOCUMENTED -> other;
            case ENCODED -> isNothing ? other : other.set("data", TextNode.valueOf(Json.text(content)));
            case EMPTY_OBJECT -> isNothing ? other.set("data", Json.object()) : other;
            case ABSENT -> isNothing ? other.without("data") : other;
        };
    }

    private JsonNode respell(JsonNode node) {
        if (node.isObject()) {
            var other = Json.object();
            for (var field : node.properties()) {
                var isBlank = field.getKey().endsWith("PullUrl")
                        && field.getValue().asText().isEmpty();
                if (!(blanks && isBlank)) other.set(name(field.getKey()), value(field.getKey(), field.getValue()));
            }
            return other;
        }
        if (node.isArray()) {
            var other = Json.MAPPER.createArrayNode();
            node.forEach(element -> other.add(respell(element)));
            return other;
        }
        return strings && node.isNumber() ? TextNode.valueOf(node.asText()) : node;
    }

    private String name(String field) {
        return names ? FIELDS.getOrDefault(field, field) : field;
    }

    private JsonNode value(String field, JsonNode value) {
        var other = respell(value);
        if (names && field.equals("pullProtocol") && value.asText().equals("HDL")) return TextNode.valueOf("Http flv");
        return arrays && field.equals("urlInfo") ? Json.MAPPER.createArrayNode().add(other) : other;
    }
}
