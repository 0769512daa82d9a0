package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output to create. Huawei Cloud Media Live API, table 7-55.
 *
 * @param cidrWhitelist 20 at most
 * @param destination IP address or domain, 64 characters at most
 * @param outputStatus {@code ENABLED} or {@code DISABLED}
 * @param port the own one of an {@code srt-listener}, the peer's of an {@code srt-caller}
 * @param minLatency milliseconds, 10 to 15,000; 2000 where it is not set
 * @param protocol {@code srt-caller} or {@code srt-listener}; sent always
 */
public record AddFlowOutputsRequest(
        @Nullable List<String> cidrWhitelist,
        @Nullable String destination,
        String name,
        @Nullable FlowSourceDecryption encryption,
        @Nullable String outputStatus,
        @Nullable Integer port,
        @Nullable String protocol,
        @Nullable String streamId,
        @Nullable String description,
        @Nullable Integer minLatency) {

    public AddFlowOutputsRequest {
        cidrWhitelist = Immutable.list(cidrWhitelist);
        name = Immutable.required("name", name);
    }

    /** What of it an update can change: neither name nor protocol (7.9). */
    public FlowOutputUpdate update() {
        return new FlowOutputUpdate(
                cidrWhitelist, destination, encryption, outputStatus, port, streamId, description, minLatency);
    }
}
