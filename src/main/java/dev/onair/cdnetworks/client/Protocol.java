package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How viewers pull a channel's streams. CDNetworks Cloud Live API 2.1.3. */
public enum Protocol {
    @JsonProperty("RTMP")
    RTMP("0", "RTMP"),
    /** FLV over HTTP; answers also call it "Http flv" (2.10, 2.14). */
    @JsonProperty("HDL")
    HDL("1", "HTTP FLV"),
    @JsonProperty("HLS")
    HLS("2", "HLS"),
    /** Excludes HLS: the vendor takes one of the two. */
    @JsonProperty("HDS")
    HDS("3", "HDS");

    private final String code;
    private final String answerName;

    Protocol(String code, String answerName) {
        this.code = code;
        this.answerName = answerName;
    }

    /** The digit that requests carry. */
    public String code() {
        return code;
    }

    /** Reads every spelling of an answer: name, "Http flv", digit. Empty for one that the document does not sell. */
    public static Optional<Protocol> of(String spelling) {
        var plain = spelling.strip().toUpperCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return Arrays.stream(values())
                .filter(protocol -> plain.equals(protocol.name())
                        || plain.equals(protocol.answerName)
                        || plain.equals(protocol.code))
                .findFirst();
    }
}
