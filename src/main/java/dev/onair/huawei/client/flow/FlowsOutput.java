package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output as it is. Huawei Cloud Media Live API, table 7-58.
 *
 * @param cidrWhitelist 20 at most
 * @param destination IP address or domain, 64 characters at most
 * @param outputStatus {@code ENABLED} or {@code DISABLED}
 * @param port the own one of an {@code srt-listener}, the peer's of an {@code srt-caller}
 * @param minLatency milliseconds, 10 to 15,000; 2000 where it is not set
 * @param listenerAddress of an {@code srt-listener}; the vendor's choice
 * @param healthStatus {@code CONNECTED} or {@code DISCONNECTED}
 */
public record FlowsOutput(
        @Nullable List<String> cidrWhitelist,
        @Nullable String destination,
        String name,
        @Nullable FlowSourceDecryption encryption,
        @Nullable String outputStatus,
        @Nullable String listenerAddress,
        @Nullable Integer port,
        @Nullable String protocol,
        @Nullable String streamId,
        @Nullable String description,
        @Nullable Integer minLatency,
        @Nullable String healthStatus,
        @Nullable String type) {

    public FlowsOutput {
        cidrWhitelist = Immutable.list(cidrWhitelist);
        name = Immutable.required("name", name);
        outputStatus = Immutable.word(outputStatus);
        healthStatus = Immutable.word(healthStatus);
    }

    /** What of it can be asked for. */
    public AddFlowOutputsRequest request() {
        return new AddFlowOutputsRequest(
                cidrWhitelist,
                destination,
                name,
                encryption,
                outputStatus,
                port,
                protocol,
                streamId,
                description,
                minLatency);
    }
}
