package dev.onair.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded}, the form of queries and of form bodies. */
public final class FormCode {
    private FormCode() {}

    /**
     * The pairs in their order; of a name that comes twice, the last.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hex digits
     */
    public static Map<String, String> decode(String form) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            if (pair.isEmpty()) continue;
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            pairs.put(text(name), text(value));
        }
        return pairs;
    }

    public static String text(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
