package dev.onair.huawei.flow;

import dev.onair.account.Sighting;
import dev.onair.common.Bounded;
import dev.onair.engine.Conditions;
import dev.onair.huawei.account.FlowTruth;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowsOutput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was observed of a flow, as its status tells it: pure. */
final class FlowReport {
    private static final int PARTS = 100;
    private static final int ADDRESS = 512;
    private static final int WORD = 32;
    static final String LISTENER = "srt-listener";

    private FlowReport() {}

    static void write(FlowDesired desired, FlowObserved observed, FlowStatus status) {
        status.flowId = observed.entry().flowId();
        status.state = word(observed.entry().status());
        observed.view().truth().ifPresent(truth -> parts(truth, status));
        keys(desired, observed, status);
        status.connectionSecretName = desired.connectionSecretName().orElse(null);
    }

    private static void parts(Sighting<FlowTruth> truth, FlowStatus status) {
        status.sources = FlowObserved.sources(truth.entry()).stream()
                .limit(PARTS)
                .map(FlowReport::part)
                .toList();
        status.outputs = truth.entry().outputs().values().stream()
                .sorted(Comparator.comparing(FlowsOutput::name))
                .limit(PARTS)
                .map(FlowReport::part)
                .toList();
        status.detailsObservedTime =
                truth.seenAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static FlowStatus.Part part(FlowSource source) {
        var part = part(source.name(), source.protocol(), source.healthStatus());
        part.listenerAddress =
                listener(source).map(address -> Bounded.text(address, ADDRESS)).orElse(null);
        return part;
    }

    private static FlowStatus.Part part(FlowsOutput output) {
        // One that is disabled connects to nobody, which says nothing of its health.
        var part = part(
                output.name(),
                output.protocol(),
                "DISABLED".equals(output.outputStatus()) ? null : output.healthStatus());
        part.type = output.type() == null ? null : Bounded.text(output.type(), 64);
        part.listenerAddress =
                listener(output).map(address -> Bounded.text(address, ADDRESS)).orElse(null);
        return part;
    }

    private static FlowStatus.Part part(String name, @Nullable String protocol, @Nullable String health) {
        var part = new FlowStatus.Part();
        part.name = Bounded.text(name, Bounded.ID);
        part.protocol = protocol == null ? null : Bounded.text(protocol, WORD);
        part.health = word(health);
        return part;
    }

    /** Where one pushes to, without any key. */
    static Optional<String> listener(FlowSource source) {
        return LISTENER.equals(source.protocol())
                ? address(source.sourceListenerAddress(), source.sourceListenerPort())
                : Optional.empty();
    }

    /** Where one fetches from, without any key. */
    static Optional<String> listener(FlowsOutput output) {
        return LISTENER.equals(output.protocol()) ? address(output.listenerAddress(), output.port()) : Optional.empty();
    }

    private static Optional<String> address(@Nullable String host, @Nullable Integer port) {
        if (host == null || host.isBlank()) {
            return Optional.empty();
        }
        // A key may hide behind the address; what is shown is never more than host and port.
        var bare = Differences.bare(host).split("[/?#]", 2)[0];
        var known = bare.substring(bare.lastIndexOf('@') + 1);
        return Optional.of("srt://" + known + (port == null || known.endsWith(":" + port) ? "" : ":" + port));
    }

    /** Fingerprints that were made with other credentials are made anew, and those of what is gone are forgotten. */
    private static void keys(FlowDesired desired, FlowObserved observed, FlowStatus status) {
        declared(desired).forEach(part -> {
            var remembered = status.sentKey(part.path()).orElse(null);
            if (remembered != null && !part.key().fingerprint().differs(remembered)) {
                status.rememberKey(
                        part.path(), Optional.of(part.key().fingerprint().text()));
            }
        });
        observed.truth().ifPresent(truth -> {
            var declared = declared(desired).map(Declared::path).toList();
            var sources = FlowObserved.sources(truth).stream()
                    .map(source -> "sources/" + source.name())
                    .toList();
            status.sentKeys = status.sentKeys.stream()
                    .filter(sent ->
                            Stream.concat(declared.stream(), sources.stream()).anyMatch(sent::isOf))
                    .toList();
            fields(desired, truth, status);
        });
    }

    /** Of sources and outputs that are there; those that go are forgotten with their deletion. */
    private static void fields(FlowDesired desired, FlowTruth truth, FlowStatus status) {
        Edits.pairs(desired, truth).forEach((is, wanted) -> {
            if (is.name().equals(wanted.name())) {
                seen(wanted.path(), wanted.values(), desired, status);
            }
        });
        desired.outputs().stream()
                .flatMap(List::stream)
                .filter(output -> truth.outputs().containsKey(output.name()))
                .forEach(output -> seen(output.path(), output.values(), desired, status));
    }

    private static void seen(String path, Map<String, String> values, FlowDesired desired, FlowStatus status) {
        var sent = new SentFields(status.sentFields(path), desired.fingerprints());
        var known = sent.seen(values);
        if (!Optional.of(known).equals(sent.remembered())) {
            status.rememberFields(path, Optional.of(known));
        }
    }

    private record Declared(String path, FlowDesired.Key key) {}

    private static Stream<Declared> declared(FlowDesired desired) {
        var sources = desired.sources().stream()
                .flatMap(source -> source.key().map(key -> new Declared(source.path(), key)).stream());
        var outputs = desired.outputs().stream()
                .flatMap(all -> all.stream()
                        .flatMap(output -> output.key().map(key -> new Declared(output.path(), key)).stream()));
        return Stream.concat(sources, outputs);
    }

    /**
     * When sources and outputs were read by an operator before this one, if they are known to be as declared: this very
     * manifest was in sync, no passphrase has changed since, and nobody needs the addresses anew.
     */
    static Optional<Instant> readBefore(FlowDesired desired, FlowStatus status, @Nullable Long generation) {
        var inSync = Conditions.find(status.conditions, Conditions.SYNCED)
                .filter(synced -> Objects.equals(generation, synced.getObservedGeneration()))
                .filter(synced -> "True".equals(synced.getStatus()))
                .isPresent();
        var sameKeys = declared(desired)
                .noneMatch(part -> part.key()
                        .fingerprint()
                        .differs(status.sentKey(part.path()).orElse(null)));
        return Optional.ofNullable(status.detailsObservedTime)
                .filter(time ->
                        inSync && sameKeys && desired.connectionSecretName().isEmpty())
                .map(Instant::parse);
    }

    private static @Nullable String word(@Nullable String vendors) {
        return switch (vendors) {
            case null -> null;
            case "ACTIVE" -> FlowHealth.ACTIVE;
            case "STANDBY" -> "Standby";
            case "CONNECTED" -> "Connected";
            case "DISCONNECTED" -> FlowHealth.DISCONNECTED;
            default -> Bounded.text(vendors, 16);
        };
    }
}
