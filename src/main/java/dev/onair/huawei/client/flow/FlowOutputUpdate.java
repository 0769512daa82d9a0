package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an output is to be from now on. Huawei Cloud Media Live API, table 7-64.
 *
 * @param cidrWhitelist 20 at most
 * @param destination IP address or domain, 64 characters at most
 * @param outputStatus {@code ENABLED} or {@code DISABLED}
 * @param port the own one of an {@code srt-listener}, the peer's of an {@code srt-caller}
 * @param minLatency milliseconds, 10 to 15,000; 2000 where it is not set
 */
public record FlowOutputUpdate(
        @Nullable List<String> cidrWhitelist,
        @Nullable String destination,
        @Nullable FlowSourceDecryption encryption,
        @Nullable String outputStatus,
        @Nullable Integer port,
        @Nullable String streamId,
        @Nullable String description,
        @Nullable Integer minLatency) {

    public FlowOutputUpdate {
        cidrWhitelist = Immutable.list(cidrWhitelist);
    }

    /** The same with another key. */
    public FlowOutputUpdate withEncryption(@Nullable FlowSourceDecryption other) {
        return new FlowOutputUpdate(
                cidrWhitelist, destination, other, outputStatus, port, streamId, description, minLatency);
    }
}
