package dev.onair.huawei.flow;

import dev.onair.account.Sighting;
import dev.onair.common.SecretKeyRef;
import dev.onair.engine.ApprovalCase;
import dev.onair.engine.PlanCase;
import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import dev.onair.huawei.account.FlowTruth;
import dev.onair.huawei.account.FlowView;
import dev.onair.huawei.client.flow.FlowDetail;
import dev.onair.huawei.client.flow.FlowEntry;
import dev.onair.huawei.client.flow.FlowOutput;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.FlowsOutput;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Flows to plan for, as a benchmark wants them. */
public final class FlowCases {
    private static final String ID = "5df32989b7db47368cc14571ba296c04";
    /** As many as may be declared. */
    private static final int SOURCES = 8;

    private static final int OUTPUTS = 50;
    private static final int NETWORKS = 20;

    private FlowCases() {}

    /** A source that is pushed to and an output that pushes on. */
    public static PlanCase typical() {
        return of(1, 1, 2);
    }

    /** As many sources, outputs and networks as there may be. */
    public static PlanCase large() {
        return of(SOURCES, OUTPUTS, NETWORKS);
    }

    private static PlanCase of(int sources, int outputs, int networks) {
        var resource = new Flow();
        resource.getMetadata().setNamespace("tv");
        resource.getMetadata().setName("contribution");
        resource.setSpec(spec(sources, outputs, networks));
        var desired = desired(resource);
        var observed = observed(resource.getSpec());
        var edited = new Flow();
        edited.setMetadata(resource.getMetadata());
        edited.setSpec(spec(sources, outputs, networks));
        Objects.requireNonNull(edited.getSpec().outputs).getLast().port = 9001;
        var changed = desired(edited);
        var memory = new FlowStatus();
        return new PlanCase(
                Serialization.asJson(resource),
                () -> FlowPlan.change(desired, observed, memory),
                () -> FlowPlan.change(changed, observed, memory));
    }

    private static FlowSpec spec(int sources, int outputs, int networks) {
        var allowed = IntStream.range(0, networks)
                .mapToObj(number -> "10." + number + ".0.0/16")
                .toList();
        var spec = FlowFixture.spec();
        spec.sources = new ArrayList<>();
        for (var number = 0; number < sources; number++) {
            var source = FlowFixture.source("source-" + number);
            source.minLatencyMs = 500;
            source.cidrWhitelist = allowed;
            source.description = "van " + number;
            spec.sources.add(source);
        }
        var all = new ArrayList<FlowSpec.FlowOutput>();
        for (var number = 0; number < outputs; number++) {
            var output = FlowFixture.output("output-" + number);
            output.minLatencyMs = 2000;
            output.cidrWhitelist = allowed;
            output.description = "partner " + number;
            all.add(output);
        }
        spec.outputs = all;
        return spec;
    }

    private static FlowDesired desired(Flow flow) {
        return FlowManifest.read(PlanCase.watched(flow, Flow.class), Map.of(), FlowCases::fingerprint);
    }

    /** It runs, as declared. */
    private static FlowObserved observed(FlowSpec spec) {
        var sources = spec.sources.stream().map(FlowCases::source).toList();
        var outputs = Objects.requireNonNull(spec.outputs).stream()
                .map(FlowCases::output)
                .collect(Collectors.toMap(FlowsOutput::name, Function.identity()));
        var named = outputs.keySet().stream()
                .map(name -> new FlowOutput(name, "Standard output"))
                .toList();
        var detail = new FlowDetail("contribution", spec.region, sources, "ACTIVE", ID, named);
        var truth = new Sighting<>(new FlowTruth(detail, outputs), Instant.EPOCH);
        return new FlowObserved(
                new FlowView(FlowEntry.of(detail), Optional.of(truth)), Set.of(FlowCommand.UpdateSource.CALL));
    }

    private static FlowSource source(FlowSpec.Source declared) {
        return new FlowSource(
                "srt://10.0.0.1",
                5000,
                "",
                declared.minLatencyMs,
                declared.cidrWhitelist,
                declared.description,
                declared.protocol.word(),
                declared.name,
                null,
                "CONNECTED");
    }

    private static FlowsOutput output(FlowSpec.FlowOutput declared) {
        return new FlowsOutput(
                List.copyOf(Objects.requireNonNull(declared.cidrWhitelist)),
                declared.destination,
                declared.name,
                null,
                "ENABLED",
                null,
                declared.port,
                declared.protocol.word(),
                null,
                declared.description,
                declared.minLatencyMs,
                "CONNECTED",
                "Standard output");
    }

    /** The plan of one that is not there yet. */
    public static ApprovalCase<Flow> approval() {
        return new ApprovalCase<>(
                Flow.class,
                "spec",
                (flow, secrets) -> FlowPlan.create(desired(flow, secrets)),
                Set.of("spec.desiredState", "spec.allowInterruption", "spec.connectionSecretName", "spec.outputs"),
                Set.of("spec.sources[0].streamId", "spec.sources[0].decryption.passphraseSecretRef"));
    }

    /** The plan of its outputs, none of which is there yet. */
    public static ApprovalCase<Flow> outputsApproval() {
        return new ApprovalCase<>(
                Flow.class,
                "spec.outputs",
                (flow, secrets) -> {
                    var desired = desired(flow, secrets);
                    var sources = Wanted.flow(desired).sources();
                    var detail = new FlowDetail(desired.name(), desired.region(), sources, "STANDBY", ID, List.of());
                    var truth = new Sighting<>(new FlowTruth(detail, Map.of()), Instant.EPOCH);
                    var observed = new FlowObserved(new FlowView(FlowEntry.of(detail), Optional.of(truth)), Set.of());
                    return FlowPlan.change(desired, observed, new FlowStatus());
                },
                Set.of(),
                Set.of("spec.outputs[0].streamId", "spec.outputs[0].encryption.passphraseSecretRef"));
    }

    /** The plan of one that is there, with nothing as it is declared. */
    public static ApprovalCase<Flow> editApproval() {
        var source = new FlowSource(
                "srt://198.51.100.1",
                1,
                "other",
                1,
                List.of("198.51.100.1"),
                "other",
                "srt-listener",
                "van.1",
                null,
                null);
        var outputs = Map.of("partner", other("partner", "srt-caller"), "archive", other("archive", "srt-listener"));
        var detail = new FlowDetail("Contribution A", "ap-southeast-1", List.of(source), "STANDBY", ID, List.of());
        var truth = new Sighting<>(new FlowTruth(detail, outputs), Instant.EPOCH);
        var observed = new FlowObserved(new FlowView(FlowEntry.of(detail), Optional.of(truth)), Set.of());
        return new ApprovalCase<>(
                Flow.class,
                "spec",
                (flow, secrets) -> FlowPlan.change(desired(flow, secrets), observed, new FlowStatus()),
                Set.of("spec.name", "spec.region", "spec.allowInterruption", "spec.connectionSecretName"),
                Set.of(
                        "spec.sources[0].streamId",
                        "spec.sources[0].decryption",
                        "spec.outputs[0].streamId",
                        "spec.outputs[0].encryption"));
    }

    private static FlowsOutput other(String name, String protocol) {
        return new FlowsOutput(
                List.of("198.51.100.1"),
                "other.example.com",
                name,
                null,
                "DISABLED",
                null,
                1,
                protocol,
                null,
                "other",
                1,
                "CONNECTED",
                "Standard output");
    }

    private static FlowDesired desired(Flow flow, Function<SecretKeyRef, String> secrets) {
        var keys = new HashMap<String, FlowDesired.Key>();
        flow.getSpec().sources.forEach(source -> key(keys, "sources/" + source.name, source.decryption, secrets));
        Objects.requireNonNull(flow.getSpec().outputs)
                .forEach(output -> key(keys, "outputs/" + output.name, output.encryption, secrets));
        return FlowManifest.read(flow, keys, FlowCases::fingerprint);
    }

    private static void key(
            Map<String, FlowDesired.Key> keys,
            String path,
            FlowSpec.@Nullable Key declared,
            Function<SecretKeyRef, String> secrets) {
        if (declared != null) {
            var passphrase = new Secret(secrets.apply(declared.passphraseSecretRef));
            keys.put(
                    path,
                    new FlowDesired.Key(
                            Optional.ofNullable(declared.algorithm).map(FlowSpec.Algorithm::word),
                            passphrase,
                            fingerprint(passphrase)));
        }
    }

    private static Fingerprint fingerprint(Secret secret) {
        return new Fingerprint("key00001:" + secret.value().hashCode());
    }
}
