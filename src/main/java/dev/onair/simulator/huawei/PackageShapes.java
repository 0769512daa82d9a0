package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** A channel's packages: tables 5-15 to 5-26, which 5-73 to 5-84 repeat. */
final class PackageShapes {
    private static final int MAX_BANDWIDTH = 104_857_600;
    private static final int MAX_WINDOW_SECONDS = 86_400;
    private static final int MAX_HEADERS = 5;
    private static final Check DASH_SECONDS = Checks.integer(1, 120);
    private static final Check MANIFEST_NAME = Checks.text(
            "may have 128 letters, digits, hyphens, periods and underscores", Pattern.compile("[A-Za-z0-9._-]{0,128}"));
    private static final Check ORIGIN_DOMAIN = Checks.text(
            "must be a domain name of 255 characters at most",
            Pattern.compile("(?=.{1,255}$)([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.){2,}[a-zA-Z]{2,16}"));
    private static final Shape HEADER = new Shape().must("key", Checks.filled()).must("value", Checks.filled());

    private static final Shape STREAM_SELECTION = new Shape()
            .may("key", Checks.text())
            .may("max_bandwidth", Checks.integer(0, MAX_BANDWIDTH))
            .may("min_bandwidth", Checks.integer(0, MAX_BANDWIDTH))
            .where((read, at) -> {
                if (isReversed(read, "min_bandwidth", "max_bandwidth")) {
                    throw Refusal.invalid(at + ".min_bandwidth is greater than max_bandwidth");
                }
            });

    private static final Shape MANIFEST_SELECTION = new Shape()
            .may("stream_order", Checks.oneOf("ORIGINAL", "VIDEO_BITRATE_ASCENDING", "VIDEO_BITRATE_DESCENDING"))
            .may("min_video_bandwidth", Checks.integer(0, Integer.MAX_VALUE))
            .may("max_video_bandwidth", Checks.integer(0, Integer.MAX_VALUE))
            .where((read, at) -> {
                var isEqual = read.has("min_video_bandwidth")
                        && read.path("min_video_bandwidth").equals(read.path("max_video_bandwidth"));
                if (isEqual || isReversed(read, "min_video_bandwidth", "max_video_bandwidth")) {
                    throw Refusal.invalid(at + ".min_video_bandwidth must be smaller than max_video_bandwidth");
                }
            });

    private static final Shape REQUEST_ARGS = new Shape()
            .may(
                    "record",
                    Checks.list(new Shape()
                            .may("start_time", Checks.text())
                            .may("end_time", Checks.text())
                            .may("format", Checks.text())
                            .may("unit", Checks.text())))
            .may(
                    "timeshift",
                    Checks.list(new Shape().may("back_time", Checks.text()).may("unit", Checks.text())))
            .may("live", Checks.list(new Shape().may("delay", Checks.text()).may("unit", Checks.text())));

    private PackageShapes() {}

    static Check endpoints(boolean isLenient) {
        return Checks.list(new Shape()
                .may("hls_package", Checks.list(hls(isLenient)))
                .may("dash_package", Checks.list(dash(isLenient)))
                .may("mss_package", Checks.list(mss(isLenient))));
    }

    private static Shape hls(boolean isLenient) {
        return common(encryption(isLenient, "FairPlay"))
                .may("hls_version", Checks.text())
                .may("ads", Checks.anyObject())
                .may("ad_marker", Checks.list(Checks.oneOf("ENHANCED_SCTE35")))
                .may("ip_whitelist", Checks.addresses());
    }

    private static Shape dash(boolean isLenient) {
        return common(encryption(isLenient, "Widevine", "PlayReady"))
                .may("ads", Checks.anyObject())
                .may("ad_marker", Checks.oneOf("xml+bin"))
                .may("suggested_presentation_delay", DASH_SECONDS)
                .may("minimum_update_period", DASH_SECONDS)
                .may("min_buffer_time", DASH_SECONDS)
                .may("ip_whitelist", Checks.networks());
    }

    private static Shape mss(boolean isLenient) {
        return common(encryption(isLenient, "PlayReady"))
                .may("delay_segment", Checks.integer(0, Integer.MAX_VALUE))
                .may("ip_whitelist", Checks.networks());
    }

    private static Shape common(Shape encryption) {
        return new Shape()
                .may("id", Checks.text())
                .may("url", Checks.text())
                .may("stream_selection", Checks.list(STREAM_SELECTION))
                .must("segment_duration_seconds", Checks.integer(1, 10))
                .may("playlist_window_seconds", Checks.integer(0, MAX_WINDOW_SECONDS))
                .may("encryption", encryption)
                .may("ext_args", Checks.anyObject())
                .may("request_args", REQUEST_ARGS)
                .may("enable_access", Checks.flag())
                .may("allow_all_ip_access", Checks.flag())
                .may("cdn_identifier_header", HEADER)
                .may("origin_domain_master", ORIGIN_DOMAIN)
                .may("origin_domain_slave", ORIGIN_DOMAIN)
                .may("manifest_name", MANIFEST_NAME)
                .may("slave_url", Checks.text())
                .may("manifest_selection", MANIFEST_SELECTION);
    }

    private static Shape encryption(boolean isLenient, String... systems) {
        return new Shape()
                .may("key_rotation_interval_seconds", Checks.never())
                .may("encryption_method", isLenient ? Checks.oneOf("SAMPLE-AES") : Checks.never())
                .may("level", Checks.oneOf("content", "profile"))
                .must("resource_id", Checks.filled())
                .must("system_ids", Checks.nonEmpty(Checks.list(Checks.oneOf(systems))))
                .must("url", Checks.filled())
                .must("speke_version", Checks.oneOf("1.0"))
                .must("request_mode", Checks.oneOf("direct_http", "functiongraph_proxy"))
                .may("http_headers", Checks.list(HEADER, MAX_HEADERS))
                .may("urn", Checks.text())
                .where(PackageShapes::modeFits);
    }

    private static void modeFits(ObjectNode encryption, String at) {
        var isDirect = encryption.path("request_mode").asText().equals("direct_http");
        if (!isDirect && !encryption.path("http_headers").isEmpty()) {
            throw Refusal.invalid(at + ".http_headers is for direct_http only");
        }
        if (!isDirect && !encryption.has("urn")) {
            throw Refusal.invalid(at + ".urn is mandatory with functiongraph_proxy");
        }
    }

    private static boolean isReversed(ObjectNode read, String min, String max) {
        return read.has(min)
                && read.has(max)
                && read.path(min).asLong() > read.path(max).asLong();
    }
}
