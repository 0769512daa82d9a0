package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Masked;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What must be known of fields to compare them: defaults, secrets, lists without an order, elements with a name. Names are
 * the document's. Huawei Cloud Media Live API, tables 5-3 to 5-29.
 */
final class Fields {
    /** A header's value, of a DRM service or of a CDN, and a stream's passphrase. */
    private static final Set<String> SECRETS = Set.of("value", "passphrase");

    /** By what the elements of a list are told apart; the order of these lists means nothing. */
    private static final Map<String, String> KEYS = Map.of(
            "hls_package", "url",
            "dash_package", "url",
            "mss_package", "url",
            "audio_selectors", "name",
            "audio_descriptions", "name",
            "http_headers", "key");

    private static final Set<String> PACKAGES = Set.of("hls_package", "dash_package", "mss_package");
    private static final Set<String> SETS = Set.of("system_ids", "ad_triggers", "ad_marker", "ip_whitelist");
    /** Compared and sent as they stand, whole. */
    private static final Set<String> WHOLE = Set.of("selector_settings", "ads", "ext_args");

    private static final Map<String, String> DEFAULTS = Map.of(
            "input_loss_threshold_msec", "2000",
            "input_preference", "EQUAL",
            "level", "content",
            "manifest_name", "index",
            "gop_duration_seconds", "0",
            "mode", "ADD_CDN",
            "rollingbuffer_duration", "0");

    private Fields() {}

    static boolean isSecret(String name) {
        return SECRETS.contains(name);
    }

    /** Whether only asterisks came. */
    static boolean isMasked(JsonNode secret) {
        return secret.isTextual() && Masked.isMasked(new Secret(secret.asText()));
    }

    static boolean isWhole(String name) {
        return WHOLE.contains(name);
    }

    static boolean isSources(String name) {
        return name.equals("sources") || name.equals("secondary_sources");
    }

    static boolean hasKeys(String list) {
        return KEYS.containsKey(list);
    }

    /** What an element of a list with keys is known by. */
    static String key(String list, JsonNode element) {
        var text = element.path(KEYS.getOrDefault(list, "")).asText();
        if (PACKAGES.contains(list)) {
            return bareUrl(text);
        }
        return list.equals("http_headers") ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** The vendor leaves the scheme away in its own examples; hosts are the same in any case of letters. */
    static String bareUrl(String url) {
        var bare = url.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "");
        var path = bare.indexOf('/');
        return path < 0
                ? bare.toLowerCase(Locale.ROOT)
                : bare.substring(0, path).toLowerCase(Locale.ROOT) + bare.substring(path);
    }

    /** The element with the same key. */
    static Optional<JsonNode> find(String list, JsonNode elements, String key) {
        return StreamSupport.stream(elements.spliterator(), false)
                .filter(element -> key(list, element).equals(key))
                .findFirst();
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }

    /** Whether two values mean the same, where neither is an object with fields of its own. */
    static boolean areEqual(String list, String name, JsonNode one, JsonNode other) {
        if (SETS.contains(name)) {
            return members(one).equals(members(other));
        }
        if (name.equals("url") && PACKAGES.contains(list)) {
            return bareUrl(one.asText()).equals(bareUrl(other.asText()));
        }
        return normal(name, one).equals(normal(name, other));
    }

    private static Set<String> members(JsonNode value) {
        var members = new TreeSet<String>();
        if (value.isArray()) {
            value.forEach(member -> members.add(member.asText()));
        } else if (!isAbsent(value)) {
            members.addAll(Arrays.asList(value.asText().trim().split("\\s*[,;]\\s*|\\s+")));
        }
        return members;
    }

    /** A default that is not shown is there all the same, and a flag is down where it is not shown. */
    private static String normal(String name, JsonNode value) {
        if (isAbsent(value)) {
            return DEFAULTS.getOrDefault(name, "");
        }
        if (value.isContainerNode()) {
            return withoutAbsent(value);
        }
        return value.isBoolean() && !value.booleanValue() ? "" : value.asText();
    }

    private static String withoutAbsent(JsonNode value) {
        if (value.isObject()) {
            var text = new StringBuilder("{");
            var names = new TreeSet<String>();
            value.fieldNames().forEachRemaining(names::add);
            names.stream()
                    .filter(name -> !isAbsent(value.path(name)))
                    .forEach(name -> text.append(name)
                            .append('=')
                            .append(withoutAbsent(value.path(name)))
                            .append(' '));
            return text.append('}').toString();
        }
        if (value.isArray()) {
            var text = new StringBuilder("[");
            value.forEach(element -> text.append(withoutAbsent(element)).append(' '));
            return text.append(']').toString();
        }
        return value.asText();
    }
}
