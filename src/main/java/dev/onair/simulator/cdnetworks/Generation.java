package dev.onair.simulator.cdnetworks;

import java.util.Optional;

/** The two generations of the API in service; they differ in headers and bodies (WIRE-NOTES, Signing). */
public enum Generation {
    WS3("WS3-HMAC-SHA256", "x-ws-accesskey", "x-ws-timestamp"),
    CNC("CNC-HMAC-SHA256", "x-cnc-accesskey", "x-cnc-timestamp");

    private final String algorithm;
    private final String accessKeyHeader;
    private final String timestampHeader;

    Generation(String algorithm, String accessKeyHeader, String timestampHeader) {
        this.algorithm = algorithm;
        this.accessKeyHeader = accessKeyHeader;
        this.timestampHeader = timestampHeader;
    }

    String algorithm() {
        return algorithm;
    }

    String accessKeyHeader() {
        return accessKeyHeader;
    }

    String timestampHeader() {
        return timestampHeader;
    }

    /** Of a channel, in characters. */
    int longestName() {
        return this == WS3 ? 40 : 255;
    }

    static Optional<Generation> ofAlgorithm(String name) {
        for (var generation : values()) {
            if (generation.algorithm.equals(name)) return Optional.of(generation);
        }
        return Optional.empty();
    }
}
