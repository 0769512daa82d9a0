package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a flow takes its stream from. Huawei Cloud Media Live API, tables 7-4 and 7-8.
 *
 * @param sourceListenerPort neither 2077 nor 2088
 * @param minLatency milliseconds
 * @param protocol {@code srt-caller} or {@code srt-listener}; sent always
 * @param healthStatus {@code CONNECTED} or {@code DISCONNECTED}; shown
 */
public record FlowSource(
        @Nullable String sourceListenerAddress,
        @Nullable Integer sourceListenerPort,
        @Nullable String streamId,
        @Nullable Integer minLatency,
        @Nullable List<String> cidrWhitelist,
        @Nullable String description,
        @Nullable String protocol,
        String name,
        @Nullable FlowSourceDecryption decryption,
        @Nullable String healthStatus) {

    public FlowSource {
        cidrWhitelist = Immutable.list(cidrWhitelist);
        name = Immutable.required("name", name);
        healthStatus = Immutable.word(healthStatus);
    }

    /** The same with another key. */
    public FlowSource withDecryption(@Nullable FlowSourceDecryption other) {
        return new FlowSource(
                sourceListenerAddress,
                sourceListenerPort,
                streamId,
                minLatency,
                cidrWhitelist,
                description,
                protocol,
                name,
                other,
                healthStatus);
    }

    /** What of it can be asked for. */
    public FlowSource withoutHealth() {
        return new FlowSource(
                sourceListenerAddress,
                sourceListenerPort,
                streamId,
                minLatency,
                cidrWhitelist,
                description,
                protocol,
                name,
                decryption,
                null);
    }
}
