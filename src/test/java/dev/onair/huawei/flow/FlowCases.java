package dev.onair.huawei.flow;

import dev.onair.account.Sighting;
import dev.onair.engine.PlanCase;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        return FlowManifest.read(
                PlanCase.watched(flow, Flow.class),
                Map.of(),
                secret -> new Fingerprint("key00001:" + secret.value().hashCode()));
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
}
