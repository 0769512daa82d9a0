package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Hides secrets: from the log all of them, from answers what only {@code data_display} shows. The values of a DRM's headers
 * are shown always: no table says that they are hidden, and public clients read back what they sent.
 */
final class Secrets {
    static final String MASK = "*****";
    private static final Set<String> SECRET = Set.of("passphrase", "password");
    private static final String HEADERS_OF_A_DRM = "http_headers";
    private static final String HEADER_OF_A_CDN = "cdn_identifier_header";

    private Secrets() {}

    /** A copy for the log, without secrets; of anything, also of what is no valid request. */
    static <T extends JsonNode> T masked(T node) {
        T copy = node.deepCopy();
        mask(copy, true);
        return copy;
    }

    /** A copy as it is shown to who does not ask for secrets. */
    static <T extends JsonNode> T hidden(T view) {
        T copy = view.deepCopy();
        mask(copy, false);
        return copy;
    }

    private static void mask(JsonNode node, boolean isForLog) {
        if (node instanceof ObjectNode object) {
            SECRET.forEach(name -> hide(object, name));
            if (isForLog) object.path(HEADERS_OF_A_DRM).forEach(Secrets::hideValue);
            hideValue(object.path(HEADER_OF_A_CDN));
        }
        node.forEach(child -> mask(child, isForLog));
    }

    private static void hideValue(JsonNode header) {
        if (header instanceof ObjectNode pair) hide(pair, "value");
    }

    private static void hide(ObjectNode object, String name) {
        if (object.path(name).isTextual() && !object.path(name).asText().isEmpty()) object.put(name, MASK);
    }
}
