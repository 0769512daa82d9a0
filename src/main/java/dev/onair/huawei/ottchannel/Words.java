package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.common.DurationText;
import dev.onair.huawei.client.StreamUrl;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The vendor's names and values in the manifest's words, for plans and messages; secrets and keys never show. */
final class Words {
    /** Fields that the manifest calls otherwise than in camelCase; under their parent's name where one is not enough. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("input_protocol", "protocol"),
            Map.entry("failover_conditions", "failover"),
            Map.entry("input_loss_threshold_msec", "lossThresholdMs"),
            Map.entry("input_preference", "preference"),
            Map.entry("max_bandwidth_limit", "maxBandwidthBps"),
            Map.entry("bitrate", "bitrateBps"),
            Map.entry("enable_snapshot", "snapshot"),
            Map.entry("bitrate_for3u8", "fixedBitrate"),
            Map.entry("passphrase", "passphraseSecretRef"),
            Map.entry("latency", "latencyMs"),
            Map.entry("pbkeylen", "keyLengthBytes"),
            Map.entry("encoder_settings", "encoderTemplates"),
            Map.entry("record_settings", "recording"),
            Map.entry("rollingbuffer_duration", "rollingBuffer"),
            Map.entry("hls_package", "hls"),
            Map.entry("dash_package", "dash"),
            Map.entry("mss_package", "mss"),
            Map.entry("slave_url", "standbyUrl"),
            Map.entry("hls_version", "version"),
            Map.entry("segment_duration_seconds", "segmentDuration"),
            Map.entry("playlist_window_seconds", "playlistWindow"),
            Map.entry("max_bandwidth", "maxBandwidthBps"),
            Map.entry("min_bandwidth", "minBandwidthBps"),
            Map.entry("http_headers.value", "valueSecretRef"),
            Map.entry("http_headers.key", "name"),
            Map.entry("cdn_identifier_header", "origin.cdnIdentifierHeader"),
            Map.entry("cdn_identifier_header.value", "valueSecretRef"),
            Map.entry("cdn_identifier_header.key", "name"),
            Map.entry("request_args", "requestArguments"),
            Map.entry("ext_args", "extraArguments"),
            Map.entry("delay_segment", "delay"),
            Map.entry("enable_access", "origin.enableAccess"),
            Map.entry("allow_all_ip_access", "origin.allowAllIps"),
            Map.entry("hls_package.ip_whitelist", "origin.ipWhitelist"),
            Map.entry("dash_package.ip_whitelist", "origin.ipWhitelist"),
            Map.entry("mss_package.ip_whitelist", "origin.ipWhitelist"),
            Map.entry("origin_domain_master", "origin.domain"),
            Map.entry("origin_domain_slave", "origin.standbyDomain"),
            Map.entry("manifest_name", "manifest.name"),
            Map.entry("manifest_selection", "manifest"),
            Map.entry("min_video_bandwidth", "minVideoBandwidthBps"),
            Map.entry("max_video_bandwidth", "maxVideoBandwidthBps"),
            Map.entry("encoder_settings_expand", "output"),
            Map.entry("audio_descriptions", "audio"),
            Map.entry("audio_selector_name", "selector"),
            Map.entry("language_code_control", "languageControl"),
            Map.entry("audio_descriptions.language_code", "language"),
            Map.entry("video_descriptions", "video"),
            Map.entry("gop_duration_seconds", "gopDuration"),
            Map.entry("audio_language_selection", "language"),
            Map.entry("audio_language_selection.language_code", "code"),
            Map.entry("language_selection_policy", "policy"),
            Map.entry("audio_pid_selection", "pid"),
            Map.entry("audio_hls_selection", "hls"),
            Map.entry("selector_settings", ""));

    private static final Set<String> SECONDS = Set.of(
            "rollingbuffer_duration",
            "segment_duration_seconds",
            "playlist_window_seconds",
            "suggested_presentation_delay",
            "minimum_update_period",
            "min_buffer_time",
            "delay_segment",
            "gop_duration_seconds");

    /** In the vendor's words, in the manifest's. */
    private static final Map<String, String> VALUES = Map.of(
            "content", "Content",
            "profile", "Profile",
            "direct_http", "DirectHttp",
            "functiongraph_proxy", "FunctionGraphProxy",
            "Splice insert", "SpliceInsert",
            "Provider advertisement", "ProviderAdvertisement",
            "Distributor advertisement", "DistributorAdvertisement",
            "Provider placement opportunity", "ProviderPlacementOpportunity",
            "Distributor placement opportunity", "DistributorPlacementOpportunity");

    private static final Set<String> WITH_WORDS = Set.of("level", "request_mode", "ad_triggers");

    private static final Set<String> URLS = Set.of("url", "slave_url", "backup_urls");
    /** What is in them nobody knows. */
    private static final Set<String> OPEN = Set.of("ads", "ext_args");

    private Words() {}

    /** The manifest's name of a field of the object that the vendor calls {@code parent}. */
    static String field(String parent, String name) {
        var own = FIELDS.get(parent + "." + name);
        return own != null ? own : FIELDS.getOrDefault(name, camelCase(name));
    }

    private static String camelCase(String name) {
        var text = new StringBuilder();
        for (var part : name.split("_", -1)) {
            text.append(
                    text.isEmpty() || part.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return text.toString();
    }

    /** A value as the manifest would write it. */
    static String value(String name, JsonNode value) {
        if (Fields.isAbsent(value)) {
            return "(none)";
        }
        if (Fields.isSecret(name)) {
            return "(hidden)";
        }
        if (OPEN.contains(name)) {
            return "(" + value.toString().length() + " characters)";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> value(name, element))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isObject() ? object(name, value) : scalar(name, value.asText());
    }

    private static String object(String name, JsonNode value) {
        if (name.equals("encoder_settings")) {
            return value.path("template_id").asText();
        }
        return value.properties().stream()
                .filter(field -> !Fields.isAbsent(field.getValue()))
                .map(field -> member(field(name, field.getKey()), value(field.getKey(), field.getValue())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String member(String field, String value) {
        // What only groups others has no name in the manifest; its fields stand in its place.
        return field.isEmpty() ? value.substring(1, value.length() - 1) : field + ": " + value;
    }

    private static String scalar(String name, String text) {
        if (URLS.contains(name)) {
            return new StreamUrl(text).toString();
        }
        if (SECONDS.contains(name) && text.matches("[0-9]{1,9}")) {
            var seconds = Long.parseLong(text);
            return seconds == 0 ? "0s" : DurationText.format(Duration.ofSeconds(seconds));
        }
        return WITH_WORDS.contains(name) ? VALUES.getOrDefault(text, text) : text;
    }

    /** What the vendor calls a word of the manifest. */
    static String ofTheVendor(Enum<?> word) {
        return VALUES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(word.name());
    }
}
