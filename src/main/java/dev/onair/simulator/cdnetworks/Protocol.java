package dev.onair.simulator.cdnetworks;

/** Playback protocols, in the order of their codes 0 to 3 (CDNetworks Cloud Live API 2.1.3). */
public enum Protocol {
    RTMP,
    HDL,
    HLS,
    HDS;

    /** The digit that stands for it. */
    String code() {
        return switch (this) {
            case RTMP -> "0";
            case HDL -> "1";
            case HLS -> "2";
            case HDS -> "3";
        };
    }

    /** The URL of a stream; HDS, for which no document has an example, as its manifest is commonly named. */
    String url(String pullDomain, String application, String stream) {
        var path = pullDomain + "/" + application + "/" + stream;
        return switch (this) {
            case RTMP -> "rtmp://" + path;
            case HDL -> "http://" + path + ".flv";
            case HLS -> "http://" + path + "/playlist.m3u8";
            case HDS -> "http://" + path + "/manifest.f4m";
        };
    }
}
