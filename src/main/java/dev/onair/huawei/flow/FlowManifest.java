package dev.onair.huawei.flow;

import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import dev.onair.huawei.flow.FlowDesired.Output;
import dev.onair.huawei.flow.FlowDesired.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of a manifest what the vendor understands. */
final class FlowManifest {
    private FlowManifest() {}

    /**
     * What the manifest asks for.
     *
     * @param keys the passphrases that it refers to, by {@link Source#path()} and {@link Output#path()}
     * @param fingerprints what may be remembered of a value that is sent
     */
    static FlowDesired read(
            Flow resource, Map<String, FlowDesired.Key> keys, Function<Secret, Fingerprint> fingerprints) {
        var spec = resource.getSpec();
        return new FlowDesired(
                name(resource),
                spec.region,
                spec.sources.stream().map(source -> source(source, keys)).toList(),
                Optional.ofNullable(spec.outputs)
                        .map(outputs -> outputs.stream()
                                .map(output -> output(output, keys))
                                .toList()),
                spec.desiredState != FlowSpec.DesiredState.Stopped,
                Optional.ofNullable(spec.connectionSecretName),
                fingerprints);
    }

    static String name(Flow resource) {
        var name = resource.getSpec().name;
        return name == null ? resource.getMetadata().getName() : name;
    }

    private static Source source(FlowSpec.Source given, Map<String, FlowDesired.Key> keys) {
        return new Source(
                given.name,
                given.protocol.word(),
                Optional.ofNullable(given.listenerAddress),
                Optional.ofNullable(given.listenerPort),
                Optional.ofNullable(given.streamId),
                Optional.ofNullable(given.minLatencyMs),
                set(given.cidrWhitelist),
                Optional.ofNullable(given.description),
                Optional.ofNullable(keys.get("sources/" + given.name)));
    }

    private static Output output(FlowSpec.FlowOutput given, Map<String, FlowDesired.Key> keys) {
        return new Output(
                given.name,
                given.protocol.word(),
                Optional.ofNullable(given.destination),
                Optional.ofNullable(given.port),
                Optional.ofNullable(given.streamId),
                Optional.ofNullable(given.minLatencyMs),
                set(given.cidrWhitelist),
                Optional.ofNullable(given.description),
                Optional.ofNullable(given.enabled),
                Optional.ofNullable(keys.get("outputs/" + given.name)));
    }

    private static Optional<Set<String>> set(@Nullable List<String> given) {
        return Optional.ofNullable(given).map(TreeSet::new);
    }
}
