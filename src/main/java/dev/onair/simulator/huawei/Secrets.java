package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Hides what only {@code data_display} shows: passphrases, and the values of headers that authenticate. */
final class Secrets {
    static final String MASK = "*****";
    private static final Set<String> SECRET = Set.of("passphrase", "password");
    private static final String HEADERS_OF_A_DRM = "http_headers";
    private static final String HEADER_OF_A_CDN = "cdn_identifier_header";

    private Secrets() {}

    /** A copy without secrets; of anything, also of what is no valid request. */
    static <T extends JsonNode> T masked(T node) {
        T copy = node.deepCopy();
        mask(copy);
        return copy;
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            SECRET.forEach(name -> hide(object, name));
            object.path(HEADERS_OF_A_DRM).forEach(Secrets::hideValue);
            hideValue(object.path(HEADER_OF_A_CDN));
        }
        node.forEach(Secrets::mask);
    }

    private static void hideValue(JsonNode header) {
        if (header instanceof ObjectNode pair) hide(pair, "value");
    }

    private static void hide(ObjectNode object, String name) {
        if (object.path(name).isTextual() && !object.path(name).asText().isEmpty()) object.put(name, MASK);
    }
}
