package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A channel's input: tables 5-4 to 5-12, which 5-91 to 5-99 repeat. */
final class InputShape {
    private static final int MAX_BITRATE = 104_857_600;
    private static final int MAX_WIDTH = 4096;
    private static final int MAX_HEIGHT = 2160;
    private static final int MAX_THRESHOLD_MILLIS = 3_600_000;
    private static final int MAX_SELECTORS = 8;
    private static final Set<String> PUSHED = Set.of("RTMP_PUSH", "SRT_PUSH");
    private static final Set<String> SRT = Set.of("SRT_PULL", "SRT_PUSH");
    private static final List<String> SOURCES = List.of("sources", "secondary_sources");
    static final Check LANGUAGE = Checks.text("must be 2 or 3 lowercase letters", Pattern.compile("[a-z]{2,3}"));

    private static final Shape SOURCE = new Shape()
            .may("url", Checks.text())
            .may("bitrate", Checks.integer(1, MAX_BITRATE))
            .may("width", Checks.integer(0, MAX_WIDTH))
            .may("height", Checks.integer(0, MAX_HEIGHT))
            .may("bitrate_for3u8", Checks.flag())
            .may("passphrase", Checks.text())
            .may("backup_urls", Checks.list(Checks.filled()))
            .may("stream_id", Checks.text())
            .may("latency", Checks.integer(0, Integer.MAX_VALUE))
            .may("pbkeylen", Checks.integerOf(16, 24, 32));

    private static final Shape SELECTOR = new Shape()
            .must("name", Checks.name())
            .may(
                    "selector_settings",
                    new Shape()
                            .may(
                                    "audio_language_selection",
                                    new Shape()
                                            .must("language_code", LANGUAGE)
                                            .may("language_selection_policy", Checks.oneOf("LOOSE", "STRICT")))
                            .may("audio_pid_selection", new Shape().must("pid", Checks.integer(0, Integer.MAX_VALUE)))
                            .may(
                                    "audio_hls_selection",
                                    new Shape().must("name", Checks.filled()).must("group_id", Checks.filled())));

    private static final Shape INPUT = new Shape()
            .must("input_protocol", Checks.oneOf("FLV_PULL", "RTMP_PUSH", "HLS_PULL", "SRT_PULL", "SRT_PUSH"))
            .may("sources", Checks.list(new Shape().and(SOURCE).may("enable_snapshot", Checks.flag())))
            .may("secondary_sources", Checks.list(SOURCE))
            .may(
                    "failover_conditions",
                    new Shape()
                            .may("input_loss_threshold_msec", Checks.integer(0, MAX_THRESHOLD_MILLIS))
                            .may("input_preference", Checks.oneOf("PRIMARY", "EQUAL")))
            .may("max_bandwidth_limit", Checks.integer(0, Integer.MAX_VALUE))
            .may("ip_port_mode", Checks.flag())
            .may("ip_whitelist", Checks.addresses())
            .may("scte35_source", Checks.oneOf("SEGMENTS"))
            .may(
                    "ad_triggers",
                    Checks.list(Checks.oneOf(
                            "Splice insert",
                            "Provider advertisement",
                            "Distributor advertisement",
                            "Provider placement opportunity",
                            "Distributor placement opportunity")))
            .may("audio_selectors", Checks.named(SELECTOR, MAX_SELECTORS))
            .where(InputShape::pulledInputHasSources)
            .where((input, at) -> onlyWith(input, at, "scte35_source", Set.of("HLS_PULL")));

    /** With all that the tables call "valid when", taken for a rule. */
    private static final Shape STRICT_INPUT = new Shape()
            .and(INPUT)
            .where((input, at) -> onlyWith(input, at, "max_bandwidth_limit", Set.of("HLS_PULL")))
            .where((input, at) -> onlyWith(input, at, "ip_port_mode", Set.of("SRT_PUSH")))
            .where((input, at) -> onlyWith(input, at, "ip_whitelist", Set.of("SRT_PUSH")))
            .where(InputShape::sourcesFitTheProtocol);

    private InputShape() {}

    static Check of(boolean isLenient) {
        return isLenient ? INPUT : STRICT_INPUT;
    }

    static boolean isPushed(JsonNode input) {
        return PUSHED.contains(input.path("input_protocol").asText());
    }

    private static void pulledInputHasSources(ObjectNode input, String at) {
        if (isPushed(input)) return;
        if (input.path("sources").isEmpty()) throw Refusal.invalid(at + ".sources is mandatory");
        for (var sources : SOURCES) {
            for (var source : input.path(sources)) {
                if (!Shape.isSet(source, "url")) throw Refusal.invalid(at + "." + sources + " url is mandatory");
            }
        }
    }

    private static void sourcesFitTheProtocol(ObjectNode input, String at) {
        for (var sources : SOURCES) {
            for (var source : input.path(sources)) {
                var where = at + "." + sources;
                onlyWith(input, source, where, "stream_id", Set.of("SRT_PULL"));
                onlyWith(input, source, where, "latency", Set.of("SRT_PULL"));
                // The table says SRT_PUSH for the passphrase; the key's length, which goes with it, is any SRT's.
                onlyWith(input, source, where, "passphrase", SRT);
                onlyWith(input, source, where, "pbkeylen", SRT);
            }
        }
    }

    private static void onlyWith(ObjectNode input, String at, String field, Set<String> protocols) {
        onlyWith(input, input, at, field, protocols);
    }

    private static void onlyWith(ObjectNode input, JsonNode holder, String at, String field, Set<String> protocols) {
        var protocol = input.path("input_protocol").asText();
        if (Shape.isSet(holder, field) && !protocols.contains(protocol)) {
            throw Refusal.invalid(at + "." + field + " is not for " + protocol);
        }
    }
}
