package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Flows, their sources and outputs: tables 7-3 to 7-5, 7-44 to 7-46, 7-54 to 7-56 and 7-64. */
final class FlowShapes {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_NETWORKS = 20;
    private static final int MAX_LATENCY_MILLIS = 15_000;
    private static final int MIN_LATENCY_MILLIS = 10;
    static final Set<Integer> FORBIDDEN_PORTS = new TreeSet<>(Set.of(2077, 2088));
    private static final Check PROTOCOL = Checks.oneOf("srt-caller", "srt-listener");
    private static final Check OUTPUT_NAME = Checks.text(
            "may have letters, digits, hyphens and underscores only, a letter first",
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]*"));
    private static final Check DESTINATION = Checks.text(
            "must be an IP address or domain name of 64 characters at most",
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?|[0-9a-fA-F:.]{2,64}"));

    private static final Shape DECRYPTION = new Shape()
            .may("algorithm", Checks.oneOf("aes128", "aes192", "aes256"))
            // The table names two more, and says that only this one is supported.
            .must("key_type", Checks.oneOf("srt-password"))
            .must("passphrase", Checks.filled());

    private static final Shape SOURCE = new Shape()
            .may("source_listener_address", Checks.text())
            .may("source_listener_port", Checks.integer(1, MAX_PORT))
            .may("stream_id", Checks.text())
            .may("min_latency", Checks.integer(0, Integer.MAX_VALUE))
            .may("cidr_whitelist", Checks.list(Checks.addressOrNetwork()))
            .may("description", Checks.text())
            .must("protocol", PROTOCOL)
            .must("name", Checks.filled())
            .may("decryption", DECRYPTION)
            .where(FlowShapes::portIsFree);

    static final Shape NEW = new Shape()
            .must("name", Checks.filled())
            .must("region", Checks.filled())
            .must("sources", Checks.nonEmpty(Checks.named(SOURCE, Integer.MAX_VALUE)));
    static final Shape CHANGED_SOURCE = new Shape().must("source", SOURCE);

    private static final Shape OUTPUT_SETTINGS = new Shape()
            .may("cidr_whitelist", Checks.list(Checks.addressOrNetwork(), MAX_NETWORKS))
            .may("destination", DESTINATION)
            .may("encryption", DECRYPTION)
            .may("output_status", Checks.oneOf("ENABLED", "DISABLED"))
            .may("port", Checks.integer(1, MAX_PORT))
            .may("stream_id", Checks.text())
            .may("description", Checks.text())
            .may("min_latency", Checks.integer(MIN_LATENCY_MILLIS, MAX_LATENCY_MILLIS));
    static final Shape CHANGED_OUTPUT = OUTPUT_SETTINGS;
    private static final Shape OUTPUT = new Shape()
            .must("name", OUTPUT_NAME)
            .must("protocol", PROTOCOL)
            .and(OUTPUT_SETTINGS)
            .where(FlowShapes::streamIdIsACallers);
    static final Check NEW_OUTPUTS = Checks.nonEmpty(Checks.list(OUTPUT));

    private FlowShapes() {}

    static void streamIdIsACallers(ObjectNode output, String at) {
        if (output.has("stream_id") && !output.path("protocol").asText().equals("srt-caller")) {
            throw Refusal.invalid(at + ".stream_id is for srt-caller only");
        }
    }

    private static void portIsFree(ObjectNode source, String at) {
        if (FORBIDDEN_PORTS.contains(source.path("source_listener_port").asInt())) {
            throw Refusal.invalid(at + ".source_listener_port must not be one of " + FORBIDDEN_PORTS);
        }
    }
}
