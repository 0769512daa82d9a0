package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Fills in what nobody set: zeros, nulls, empty texts and defaults; and writes addresses in a way of its own. */
final class FilledIn {
    private static final Pattern HOST =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)?(?<host>[^/?#]*)(?<rest>.*)", Pattern.DOTALL);
    private static final List<String> SOURCES = List.of("sources", "secondary_sources");

    private FilledIn() {}

    /** A channel: table 5-36 and below. */
    static void channel(ObjectNode view) {
        text(view, "name");
        preset(view, "mode", "ADD_CDN");
        nothing(view, "encoder_settings", "encoder_settings_expand");
        if (view.path("input") instanceof ObjectNode input) input(input);
        for (var endpoint : view.path("endpoints")) {
            endpoint.path("hls_package").forEach(FilledIn::item);
            endpoint.path("dash_package").forEach(FilledIn::item);
            endpoint.path("mss_package").forEach(item -> {
                item(item);
                zero(item, "delay_segment");
            });
            nothing((ObjectNode) endpoint, "hls_package", "dash_package", "mss_package");
        }
    }

    private static void input(ObjectNode input) {
        zero(input, "max_bandwidth_limit");
        if (!input.has("failover_conditions")) {
            input.putObject("failover_conditions")
                    .put("input_loss_threshold_msec", 2000)
                    .put("input_preference", "EQUAL");
        }
        for (var sources : SOURCES) {
            for (var source : input.path(sources)) {
                zero(source, "latency", "width", "height");
                text(source, "stream_id", "passphrase");
                nothing(source, "backup_urls");
                normalise(source, "url", false);
            }
        }
        for (var selector : input.path("audio_selectors")) {
            if (selector.path("selector_settings").path("audio_language_selection") instanceof ObjectNode language) {
                preset(language, "language_selection_policy", "LOOSE");
            }
        }
        nothing(input, "secondary_sources", "ad_triggers", "audio_selectors");
    }

    private static void item(JsonNode item) {
        normalise(item, "url", true);
        item.path("stream_selection").forEach(range -> zero(range, "max_bandwidth", "min_bandwidth"));
        if (item.path("encryption") instanceof ObjectNode encryption) {
            zero(encryption, "key_rotation_interval_seconds");
            preset(encryption, "level", "content");
            nothing(encryption, "http_headers");
        }
        for (var kind : item.path("request_args")) {
            kind.forEach(argument -> preset(argument, "unit", "second"));
        }
        if (item.path("request_args") instanceof ObjectNode arguments) {
            nothing(arguments, "record", "timeshift", "live");
        }
        if (item instanceof ObjectNode object) {
            preset(object, "manifest_name", "index");
            zero(object, "playlist_window_seconds");
            if (!object.has("ext_args")) object.putObject("ext_args");
        }
        nothing(item, "stream_selection", "encryption", "request_args");
    }

    /** A flow's source: table 7-27. */
    static void source(JsonNode source) {
        zero(source, "min_latency");
        text(source, "stream_id", "description");
        nothing(source, "cidr_whitelist", "decryption");
        normalise(source, "source_listener_address", false);
    }

    /** A flow's output: table 7-72. */
    static void output(JsonNode output) {
        text(output, "stream_id", "description");
        nothing(output, "cidr_whitelist", "encryption");
        normalise(output, "destination", false);
    }

    private static void zero(JsonNode object, String... names) {
        fill(object, IntNode.valueOf(0), names);
    }

    private static void text(JsonNode object, String... names) {
        fill(object, Json.MAPPER.getNodeFactory().textNode(""), names);
    }

    private static void nothing(JsonNode object, String... names) {
        fill(object, Json.MAPPER.getNodeFactory().nullNode(), names);
    }

    private static void fill(JsonNode object, JsonNode value, String... names) {
        for (var name : names) {
            if (!object.has(name)) ((ObjectNode) object).set(name, value);
        }
    }

    private static void preset(JsonNode object, String name, String value) {
        fill(object, Json.MAPPER.getNodeFactory().textNode(value), name);
    }

    /** Hosts in small letters; where somebody plays, with the scheme that nobody said. */
    private static void normalise(JsonNode holder, String name, boolean isPlayed) {
        var parts = HOST.matcher(holder.path(name).asText());
        if (!holder.path(name).isTextual() || !parts.matches()) return;
        var scheme = parts.group("scheme") == null
                ? isPlayed ? "https://" : ""
                : parts.group("scheme").toLowerCase(Locale.ROOT);
        ((ObjectNode) holder).put(name, scheme + parts.group("host").toLowerCase(Locale.ROOT) + parts.group("rest"));
    }
}
