package dev.onair.huawei.flow;

import dev.onair.huawei.client.flow.AddFlowOutputsRequest;
import dev.onair.huawei.client.flow.FlowForm;
import dev.onair.huawei.client.flow.FlowOutputUpdate;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is sent: a new source or output as it is declared, or one that exists as it is to be from now on. */
final class Wanted {
    private Wanted() {}

    static FlowForm flow(FlowDesired desired) {
        return new FlowForm(
                desired.name(),
                desired.region(),
                desired.sources().stream().map(Wanted::source).toList());
    }

    static FlowSource source(FlowDesired.Source wanted) {
        return new FlowSource(
                wanted.address().orElse(null),
                wanted.port().orElse(null),
                wanted.streamId().orElse(null),
                wanted.minLatency().orElse(null),
                list(wanted.cidrWhitelist()),
                wanted.description().orElse(null),
                wanted.protocol(),
                wanted.name(),
                Differences.wire(wanted.key()),
                null);
    }

    static AddFlowOutputsRequest output(FlowDesired.Output wanted) {
        return new AddFlowOutputsRequest(
                list(wanted.cidrWhitelist()),
                wanted.destination().orElse(null),
                wanted.name(),
                Differences.wire(wanted.key()),
                wanted.enabled().map(Wanted::status).orElse(null),
                wanted.port().orElse(null),
                wanted.protocol(),
                wanted.streamId().orElse(null),
                wanted.description().orElse(null),
                wanted.minLatency().orElse(null));
    }

    private static String status(boolean enabled) {
        return enabled ? "ENABLED" : "DISABLED";
    }

    private static @Nullable List<String> list(Optional<Set<String>> networks) {
        return networks.map(List::copyOf).orElse(null);
    }

    /** The source as it is to be; what differs is noted. */
    static FlowSource merged(
            FlowSource is, FlowDesired.Source wanted, Optional<String> sentKey, Differences differences) {
        return new FlowSource(
                differences.address("listenerAddress", is.sourceListenerAddress(), wanted.address()),
                differences.of("listenerPort", is.sourceListenerPort(), wanted.port()),
                differences.streamId(is.streamId(), wanted.streamId()),
                differences.of("minLatencyMs", is.minLatency(), wanted.minLatency()),
                differences.networks("cidrWhitelist", is.cidrWhitelist(), wanted.cidrWhitelist()),
                differences.of("description", is.description(), wanted.description()),
                differences.of("protocol", is.protocol(), Optional.of(wanted.protocol())),
                String.valueOf(differences.of("name", is.name(), Optional.of(wanted.name()))),
                differences.key("decryption", is.decryption(), wanted.key(), sentKey),
                null);
    }

    /** The output as it is to be; what differs is noted. */
    static FlowOutputUpdate merged(
            FlowsOutput is, FlowDesired.Output wanted, Optional<String> sentKey, Differences differences) {
        return new FlowOutputUpdate(
                differences.networks("cidrWhitelist", is.cidrWhitelist(), wanted.cidrWhitelist()),
                differences.address("destination", is.destination(), wanted.destination()),
                differences.key("encryption", is.encryption(), wanted.key(), sentKey),
                enabled(is, wanted, differences),
                differences.of("port", is.port(), wanted.port()),
                differences.streamId(is.streamId(), wanted.streamId()),
                differences.of("description", is.description(), wanted.description()),
                differences.of("minLatencyMs", is.minLatency(), wanted.minLatency()));
    }

    private static @Nullable String enabled(FlowsOutput is, FlowDesired.Output wanted, Differences differences) {
        var now = is.outputStatus() == null ? null : "ENABLED".equals(is.outputStatus());
        var enabled = differences.of("enabled", now, wanted.enabled());
        return enabled == null ? is.outputStatus() : status(enabled);
    }
}
