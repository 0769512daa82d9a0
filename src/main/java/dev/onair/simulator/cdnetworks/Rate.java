package dev.onair.simulator.cdnetworks;

/** Playback bitrates, in the order of their codes 0 to 4 (CDNetworks Cloud Live API 2.1.3, 2.2.6). */
public enum Rate {
    ORIGIN("originPullUrl", ""),
    FLUENT("fluentPullUrl", "_800"),
    STANDARD("sdPullUrl", "_1200"),
    HIGH("highPullUrl", "_2000"),
    ULTRA_HIGH("hdPullUrl", "_3000");

    private final String field;
    private final String suffix;

    Rate(String field, String suffix) {
        this.field = field;
        this.suffix = suffix;
    }

    /** The name of its URL in answers. */
    String field() {
        return field;
    }

    /** What a stream's name ends in. */
    String suffix() {
        return suffix;
    }
}
