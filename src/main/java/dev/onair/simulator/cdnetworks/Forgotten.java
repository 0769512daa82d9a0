package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Answers without fields that the tables have and examples lack (2.2.6, 2.3.6), or that may go unnoticed. Pure. */
final class Forgotten {
    private static final Set<String> NEVER_SHOWN = Set.of("live2vod", "sourcePullUrl", "sourcePullProtocol");

    private Forgotten() {}

    /** A copy of what is answered, at any depth without the fields. */
    static JsonNode in(JsonNode data) {
        var copy = data.deepCopy();
        forget(copy);
        return copy;
    }

    private static void forget(JsonNode node) {
        if (node instanceof ObjectNode object) object.remove(NEVER_SHOWN);
        node.forEach(Forgotten::forget);
    }
}
