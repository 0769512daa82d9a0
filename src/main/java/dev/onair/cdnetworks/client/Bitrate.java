package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** A rendition that viewers can pull. CDNetworks Cloud Live API 2.1.3 (codes), 2.2.5 (fields of the playback URLs). */
public enum Bitrate {
    /** As the streamer sends it, without transcoding. */
    @JsonProperty("Origin")
    ORIGIN("Origin", "0", "origin", ""),
    @JsonProperty("Fluent")
    FLUENT("Fluent", "1", "fluent", "_800"),
    @JsonProperty("SD")
    SD("SD", "2", "sd", "_1200"),
    @JsonProperty("High")
    HIGH("High", "3", "high", "_2000"),
    /** The vendor's field is called {@code hdPullUrl}, though its text says ultra-high. */
    @JsonProperty("UltraHigh")
    ULTRA_HIGH("UltraHigh", "4", "hd", "_3000");

    private final String word;
    private final String code;
    private final String field;
    private final String suffix;

    Bitrate(String word, String code, String field, String suffix) {
        this.word = word;
        this.code = code;
        this.field = field;
        this.suffix = suffix;
    }

    /** As manifests name it. */
    public String word() {
        return word;
    }

    /** The digit that requests carry. */
    public String code() {
        return code;
    }

    /** What a playback URL of this rendition has after the stream's name. */
    public String urlSuffix() {
        return suffix;
    }

    /** The answer's field for this rendition's URL; {@code Zkgq} marks the variant of the LBHD service. */
    String urlField(boolean lbhd) {
        return field + (lbhd ? "ZkgqPullUrl" : "PullUrl");
    }

    /** Reads the rendition from a playback URL's suffix; a URL without a known one is the origin's. */
    public static Bitrate ofPlaybackUrl(String url) {
        var query = url.indexOf('?');
        var path = query < 0 ? url : url.substring(0, query);
        return Arrays.stream(values())
                .filter(bitrate -> !bitrate.suffix.isEmpty())
                .filter(bitrate -> path.endsWith(bitrate.suffix)
                        || path.contains(bitrate.suffix + ".")
                        || path.contains(bitrate.suffix + "/"))
                .findFirst()
                .orElse(ORIGIN);
    }
}
