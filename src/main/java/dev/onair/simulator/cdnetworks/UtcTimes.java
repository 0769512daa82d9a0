package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onair.simulator.Json;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Answers whose dates and times are eight hours behind what the document says (2.2.5, 2.3.5). Pure. */
final class UtcTimes {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");
    private static final int CHINA_AHEAD_HOURS = 8;

    private UtcTimes() {}

    static JsonNode of(JsonNode node) {
        if (node.isObject()) {
            var other = Json.object();
            node.properties().forEach(field -> other.set(field.getKey(), of(field.getValue())));
            return other;
        }
        if (node.isArray()) {
            var other = Json.MAPPER.createArrayNode();
            node.forEach(element -> other.add(of(element)));
            return other;
        }
        return node.isTextual() && TIME.matcher(node.textValue()).matches()
                ? TextNode.valueOf(SECOND.format(
                        LocalDateTime.parse(node.textValue(), SECOND).minusHours(CHINA_AHEAD_HOURS)))
                : node;
    }
}
