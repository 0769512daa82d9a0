package dev.onair.cdnetworks.client;

import java.net.URI;

/** The two generations of the API that are in service. CDNetworks Cloud Live API 2.1.4; docs/vendors/cdnetworks.md. */
public enum Signing {
    /** The generation of the document: forms, {@code X-WS-…} headers. */
    WS3(
            "WS3-HMAC-SHA256",
            URI.create("https://api.cloudv.haplat.net"),
            "application/x-www-form-urlencoded; charset=utf-8",
            "X-WS-AccessKey",
            "X-WS-Timestamp"),
    /** The generation of the vendor's current SDK: JSON, {@code x-cnc-…} headers. */
    CNC(
            "CNC-HMAC-SHA256",
            URI.create("https://api.cdnetworks.com"),
            "application/json",
            "x-cnc-accessKey",
            "x-cnc-timestamp");

    private final String algorithm;
    private final URI defaultEndpoint;
    private final String contentType;
    private final String accessKeyHeader;
    private final String timestampHeader;

    Signing(String algorithm, URI defaultEndpoint, String contentType, String accessKeyHeader, String timestampHeader) {
        this.algorithm = algorithm;
        this.defaultEndpoint = defaultEndpoint;
        this.contentType = contentType;
        this.accessKeyHeader = accessKeyHeader;
        this.timestampHeader = timestampHeader;
    }

    public String algorithm() {
        return algorithm;
    }

    public URI defaultEndpoint() {
        return defaultEndpoint;
    }

    public String contentType() {
        return contentType;
    }

    public String accessKeyHeader() {
        return accessKeyHeader;
    }

    public String timestampHeader() {
        return timestampHeader;
    }

    /** How many characters a channel's name may have: 40 by 2.1.3, 255 by the SDK (docs/fidelity.md). */
    public int longestChannelName() {
        return switch (this) {
            case WS3 -> 40;
            case CNC -> 255;
        };
    }

    /** Whether one call can ask for the states of many channels. */
    public boolean hasBatchChannelLiveState() {
        return this == CNC;
    }
}
