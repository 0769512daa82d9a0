package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gives listeners the address and port that the service makes for them, and outputs their defaults. */
final class Addresses {
    private static final String ADDRESS = "100.10.10.10";
    private static final int FIRST_PORT = 5000;
    private static final int LAST_PORT = 65_535;
    private static final int DEFAULT_LATENCY_MILLIS = 2000;

    private Addresses() {}

    /** A source to which one pushes: its caller may name the port, the address is the service's. */
    static ObjectNode source(ObjectNode source, Collection<ObjectNode> others) {
        if (!isListener(source)) return source;
        if (!source.has("source_listener_port")) {
            source.put("source_listener_port", free(others, "source_listener_port"));
        }
        if (!source.has("source_listener_address")) source.put("source_listener_address", "srt://" + ADDRESS);
        return source;
    }

    /** An output from which one pulls has a `listener_address` that cannot be changed (table 7-58). */
    static ObjectNode output(ObjectNode output, Collection<ObjectNode> others) {
        if (isListener(output)) {
            if (!output.has("port")) output.put("port", free(others, "port"));
            output.put("listener_address", ADDRESS);
        }
        if (!output.has("output_status")) output.put("output_status", "ENABLED");
        if (!output.has("min_latency")) output.put("min_latency", DEFAULT_LATENCY_MILLIS);
        return output;
    }

    private static boolean isListener(ObjectNode part) {
        return part.path("protocol").asText().equals("srt-listener");
    }

    private static int free(Collection<ObjectNode> others, String field) {
        Set<Integer> taken =
                others.stream().map(other -> other.path(field).asInt()).collect(Collectors.toSet());
        return IntStream.rangeClosed(FIRST_PORT, LAST_PORT)
                .filter(port -> !taken.contains(port) && !FlowShapes.FORBIDDEN_PORTS.contains(port))
                .findFirst()
                .orElseThrow();
    }
}
