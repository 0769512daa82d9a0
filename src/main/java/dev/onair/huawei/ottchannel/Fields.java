package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Masked;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What must be known of fields to compare them: defaults, secrets, lists without an order, elements with a name. Names are
 * the document's. Huawei Cloud Media Live API, tables 5-3 to 5-29.
 */
final class Fields {
    private static final Pattern URL = Pattern.compile(
            "(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*://)?(?<user>[^@/?#]*@)?(?<host>[^/?#]*)(?<rest>.*)", Pattern.DOTALL);

    /** A header's value, of a DRM service or of a CDN, and a stream's passphrase. */
    private static final Set<String> SECRETS = Set.of("value", "passphrase");

    /** By what the elements of a list are told apart; the order of these lists means nothing. */
    private static final Map<String, String> KEYS = Map.of(
            "hls_package", "url",
            "dash_package", "url",
            "mss_package", "url",
            "audio_selectors", "name",
            "audio_descriptions", "name",
            "http_headers", "key",
            "stream_selection", "key");

    private static final Set<String> PACKAGES = Set.of("hls_package", "dash_package", "mss_package");
    private static final Set<String> SETS = Set.of("system_ids", "ad_triggers", "ad_marker", "ip_whitelist");
    /** Whose keys may be absent, or not be unique: then the place counts. */
    private static final Set<String> MAY_LACK_KEYS = Set.of("stream_selection");

    /** Compared and sent as they stand, whole: open objects of which nobody knows what belongs together, and a list of ids. */
    private static final Set<String> WHOLE = Set.of("ads", "ext_args", "encoder_settings");

    private static final String TEMPLATES = "encoder_settings";

    private static final Set<String> PUSHED = Set.of("RTMP_PUSH", "SRT_PUSH");
    private static final Set<String> SOURCE_URLS = Set.of("url", "backup_urls");
    private static final Set<String> URLS = Set.of("url", "slave_url", "backup_urls");

    /** The zero of a packet identifier is one. */
    private static final Set<String> ZERO_IS_A_VALUE = Set.of("pid");

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

    /** Whether somebody pushes the input, to where the vendor says. */
    static boolean isPushed(JsonNode protocol) {
        return PUSHED.contains(protocol.asText());
    }

    static boolean isSourceUrl(String name) {
        return SOURCE_URLS.contains(name);
    }

    static boolean isSources(String name) {
        return name.equals("sources") || name.equals("secondary_sources");
    }

    static boolean hasKeys(String list) {
        return KEYS.containsKey(list);
    }

    static boolean mayLackKeys(String list) {
        return MAY_LACK_KEYS.contains(list);
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
        return sameUrl(url).replaceFirst("^[a-z][a-z0-9+.-]*://", "");
    }

    /** The same text for the same URL: scheme and host in small letters. */
    private static String sameUrl(String url) {
        var parts = URL.matcher(url);
        return parts.matches()
                ? Objects.requireNonNullElse(parts.group("scheme"), "").toLowerCase(Locale.ROOT)
                        + Objects.requireNonNullElse(parts.group("user"), "")
                        + parts.group("host").toLowerCase(Locale.ROOT)
                        + parts.group("rest")
                : url;
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
        if (URLS.contains(name)) {
            return urls(list, one).equals(urls(list, other));
        }
        if (name.equals(TEMPLATES)) {
            // Which of them comes first means nothing, and another order would stop a channel that runs.
            return unordered(one).equals(unordered(other));
        }
        return normal(name, one).equals(normal(name, other));
    }

    private static List<String> unordered(JsonNode list) {
        return list.valueStream().map(JsonNode::toString).sorted().toList();
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

    private static List<String> urls(String list, JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value))
                .map(url -> PACKAGES.contains(list) ? bareUrl(url.asText()) : sameUrl(url.asText()))
                .filter(url -> !url.isEmpty())
                .toList();
    }

    /**
     * A default that is not shown is there all the same; a flag is down where it is not shown; and a number is 0 where it is
     * not set, unless the document gives it another default.
     */
    private static String normal(String name, JsonNode value) {
        if (isAbsent(value)) {
            return DEFAULTS.getOrDefault(name, "");
        }
        if (value.isContainerNode()) {
            return withoutUnset(value);
        }
        return isUnset(value) && !DEFAULTS.containsKey(name) && !ZERO_IS_A_VALUE.contains(name) ? "" : value.asText();
    }

    /** Whether the value only says that nothing was set. */
    static boolean isUnset(JsonNode value) {
        return isAbsent(value)
                || (value.isBoolean() && !value.booleanValue())
                || (value.isNumber() && value.decimalValue().signum() == 0);
    }

    private static String withoutUnset(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(field -> Map.entry(field.getKey(), withoutUnset(field.getValue())))
                    .filter(field -> !field.getValue().isEmpty())
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.collectingAndThen(
                            Collectors.joining(" "), text -> text.isEmpty() ? "" : "{" + text + "}"));
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? ""
                    : value.valueStream().map(Fields::withoutUnset).collect(Collectors.joining(" ", "[", "]"));
        }
        return isUnset(value) ? "" : value.asText();
    }
}
