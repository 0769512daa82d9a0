package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.NAMESPACE;
import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onair.common.ManagementPolicy;
import dev.onair.embedded.Edits;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fields and outputs that are taken out of a Flow's manifest; the manifests are those of the case in which it went wrong. */
@Execution(ExecutionMode.CONCURRENT)
class FlowRemovedFieldsIT {
    private static final Path CASE = Path.of("src/test/resources/removed-fields");
    private final FlowFixture flows = new FlowFixture();

    @BeforeEach
    void open() {
        flows.operator.readyAccount();
    }

    @AfterEach
    void close() {
        flows.close();
    }

    private void apply(String file, String manager) throws IOException {
        try (var manifest = Files.newInputStream(CASE.resolve(file))) {
            flows.operator
                    .client
                    .resource(flows.operator.client.load(manifest).items().getFirst())
                    .inNamespace(NAMESPACE)
                    .fieldManager(manager)
                    .serverSideApply();
        }
    }

    private void create(String file) throws IOException {
        try (var manifests = Files.newInputStream(CASE.resolve(file))) {
            flows.operator.client.load(manifests).inNamespace(NAMESPACE).create();
        }
    }

    private void replace(String file) throws IOException {
        var now = flows.operator
                .client
                .getKubernetesSerialization()
                .unmarshal(Files.readString(CASE.resolve(file)), Flow.class);
        Edits.until(() -> flows.flow("f1").edit(flow -> {
            flow.setSpec(now.getSpec());
            return flow;
        }));
    }

    private List<String> removals(String name) {
        return flows.operator.client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(name))
                .filter(event -> event.getReason().equals("FieldRemoved"))
                .peek(event ->
                        assertThat(event.getCount()).as(event.getMessage()).isEqualTo(1))
                .peek(event -> assertThat(event.getType()).isEqualTo("Warning"))
                .map(Event::getMessage)
                .sorted()
                .toList();
    }

    private Map<String, String> remembered(String name) {
        return Objects.requireNonNull(flows.status(name).lastApplied).fields;
    }

    @Test
    void saysOnceWhatTheVendorKeepsOfEachFieldThatWasRemoved() throws IOException {
        create("flow-before.yaml");
        flows.awaitReady("f1");
        var before = flows.atTheVendor();
        flows.operator.simulator.requests().clear();

        replace("flow-after.yaml");

        flows.awaitReady("f1");
        awaitThat(() -> assertThat(removals("f1"))
                .containsExactly(
                        "spec.outputs[mon].cidrWhitelist was removed from the manifest, and the vendor keeps"
                                + " [203.0.113.0/24]: declare [] to let everybody fetch",
                        "spec.outputs[mon].description was removed from the manifest, and the vendor keeps why: declare"
                                + " \"\" to clear it",
                        "spec.outputs[mon].enabled was removed from the manifest, and the vendor keeps false: declare"
                                + " true to have it served",
                        "spec.outputs[mon].encryption was removed from the manifest, and the vendor keeps algorithm"
                                + " aes128, passphraseSecretRef a value that it does not show: to have none, take the"
                                + " output out and declare it again once it is gone",
                        "spec.outputs[mon].minLatencyMs was removed from the manifest, and the vendor keeps 300: declare"
                                + " 2000, the vendor's default, or another one",
                        "spec.sources[van].cidrWhitelist was removed from the manifest, and the vendor keeps"
                                + " [203.0.113.0/24]: declare [] to let everybody push",
                        "spec.sources[van].decryption was removed from the manifest, and the vendor keeps algorithm"
                                + " aes128, passphraseSecretRef a value that it does not show: the vendor has no way to"
                                + " switch it off, so declare it again or create another Flow",
                        "spec.sources[van].description was removed from the manifest, and the vendor keeps x: declare"
                                + " \"\" to clear it",
                        "spec.sources[van].minLatencyMs was removed from the manifest, and the vendor keeps 500: declare"
                                + " another one"));
        assertThat(flows.atTheVendor()).isEqualTo(before);
        assertThat(flows.operator.simulator.requests().all())
                .noneMatch(request -> request.call().startsWith("update")
                        || request.call().startsWith("create")
                        || request.call().startsWith("delete"));
        assertThat(remembered("f1").keySet()).containsExactly("outputs[mon]", "outputs[mon].port", "sources[van]");
    }

    @Test
    void whatTheEventsSayResetsIt() throws IOException {
        create("flow-before.yaml");
        flows.awaitReady("f1");

        flows.edit("f1", spec -> {
            var source = spec.sources.getFirst();
            source.cidrWhitelist = List.of();
            source.description = "";
            var output = Objects.requireNonNull(spec.outputs).getFirst();
            output.cidrWhitelist = List.of();
            output.description = "";
            output.enabled = true;
            output.minLatencyMs = 2000;
        });

        flows.awaitReady("f1");
        var made = flows.atTheVendor();
        var source = made.source("van").orElseThrow();
        var output = made.output("mon").orElseThrow();
        assertThat(source.path("cidr_whitelist")).isEmpty();
        assertThat(source.path("description").asText()).isEmpty();
        assertThat(output.path("cidr_whitelist")).isEmpty();
        assertThat(output.path("description").asText()).isEmpty();
        assertThat(output.path("output_status").asText()).isEqualTo("ENABLED");
        assertThat(output.path("min_latency").asInt()).isEqualTo(2000);

        flows.edit("f1", spec -> spec.outputs = new ArrayList<>());
        flows.awaitReady("f1");
        flows.edit("f1", spec -> {
            var plain = FlowFixture.output("mon");
            spec.outputs = new ArrayList<>(List.of(plain));
        });
        flows.awaitReady("f1");
        assertThat(flows.atTheVendor().output("mon").orElseThrow().has("encryption"))
                .isFalse();
    }

    @Test
    void removesTheOutputThatItsOwnerWithdrewAndThenLooksAfterOutputsNoMore() throws IOException {
        apply("two-owners-a.yaml", "platform");
        flows.awaitReady("ssa");
        apply("two-owners-b.yaml", "partner");
        flows.awaitReady("ssa");
        assertThat(flows.atTheVendor().output("partner")).isPresent();

        apply("two-owners-b-withdrawn.yaml", "partner");

        flows.awaitReady("ssa");
        assertThat(flows.flow("ssa").get().getSpec().outputs).isNull();
        assertThat(flows.atTheVendor().outputs()).isEmpty();
        assertThat(removals("ssa")).isEmpty();
        assertThat(flows.operator.events("ssa")).contains("OutputDeleted");
        assertThat(remembered("ssa").keySet()).containsExactly("sources[van]");

        // What somebody makes at the vendor from now on is nobody's to remove.
        var guest = JsonNodeFactory.instance
                .objectNode()
                .put("name", "guest")
                .put("protocol", "srt-listener")
                .put("port", 9020)
                .put("output_status", "ENABLED");
        flows.operator.simulator.flows().change(flows.atTheVendor().flowId(), flow -> flow.withOutputs(List.of(guest)));
        flows.edit("ssa", spec -> spec.sources.getFirst().description = "the van");
        flows.awaitReady("ssa");
        assertThat(flows.atTheVendor().output("guest")).isPresent();
    }

    @Test
    void aRemovalThatIsHeldIsKnownAfterARestart() {
        flows.create("held", spec -> {
            spec.outputs = new ArrayList<>(List.of(FlowFixture.output("partner"), FlowFixture.output("archive")));
        });
        flows.awaitReady("held");

        flows.edit("held", spec -> spec.outputs = null);

        flows.awaitReason("held", "OnAir");
        assertThat(flows.message("held"))
                .contains("spec.outputs[partner]: srt-caller -> (none)")
                .contains("spec.outputs[archive]: srt-caller -> (none)");
        assertThat(remembered("held")).containsKey("outputs[partner]");
        flows.operator.restart();
        flows.operator.sweepUntil(() -> flows.awaitReason("held", "OnAir"));
        assertThat(flows.atTheVendor().outputs()).hasSize(2);
        flows.edit("held", spec -> spec.allowInterruption = true);
        flows.awaitReady("held");
        assertThat(flows.atTheVendor().outputs()).isEmpty();
        assertThat(remembered("held").keySet()).containsExactly("sources[studio]");
    }

    @Test
    void anOutputThatIsReplacedKeepsNothing() {
        flows.create("f1", spec -> {
            spec.allowInterruption = true;
            Objects.requireNonNull(spec.outputs).getFirst().streamId = "a-key-of-theirs";
            spec.outputs.getFirst().description = "to the partner";
        });
        flows.awaitReady("f1");

        flows.edit("f1", spec -> {
            var output = FlowFixture.output("partner");
            output.protocol = FlowSpec.Protocol.SRT_LISTENER;
            output.destination = null;
            output.minLatencyMs = 700;
            spec.outputs = new ArrayList<>(List.of(output, FlowFixture.output("archive")));
        });

        flows.awaitReady("f1");
        assertThat(removals("f1")).isEmpty();
        assertThat(flows.atTheVendor().outputs()).hasSize(2);
    }

    @Test
    void aStreamIdIsNotTold() {
        flows.create("f1", spec -> Objects.requireNonNull(spec.outputs).getFirst().streamId = "a-key-of-theirs");
        flows.awaitReady("f1");

        flows.edit("f1", spec -> Objects.requireNonNull(spec.outputs).getFirst().streamId = null);

        flows.awaitReady("f1");
        assertThat(removals("f1"))
                .singleElement()
                .asString()
                .startsWith("spec.outputs[partner].streamId was removed from the manifest, and the vendor keeps a value"
                        + " that is not told here")
                .doesNotContain("a-key-of-theirs");
    }

    @Test
    void aPausedRemovalIsToldAndDoneWhenThePauseEnds() {
        flows.create("f1", spec -> {
            spec.allowInterruption = true;
            spec.sources.getFirst().description = "the van";
        });
        flows.awaitReady("f1");
        flows.operator.annotate(flows.flow("f1"), "onair.dev/paused", "true");
        flows.awaitReason("f1", "Paused");
        flows.edit("f1", spec -> {
            spec.outputs = null;
            spec.sources.getFirst().description = null;
        });
        awaitThat(() -> assertThat(flows.status("f1").observedGeneration).isEqualTo(2L));
        assertThat(removals("f1")).isEmpty();

        flows.flow("f1")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"onair.dev/paused\":null}}}");

        flows.awaitReady("f1");
        awaitThat(() -> assertThat(flows.atTheVendor().outputs()).isEmpty());
        assertThat(removals("f1")).singleElement().asString().startsWith("spec.sources[studio].description");
    }

    @Test
    void whoOnlyObservesIsToldThatWithdrawnOutputsStay() {
        flows.create("f1", spec -> {});
        flows.awaitReady("f1");

        flows.edit("f1", spec -> {
            spec.managementPolicy = ManagementPolicy.Observe;
            spec.outputs = null;
        });

        flows.awaitReady("f1");
        assertThat(removals("f1"))
                .containsExactly("spec.outputs was removed from the manifest, and the vendor keeps partner: declare an"
                        + " empty list to have them removed, or declare them again");
        flows.edit("f1", spec -> {
            spec.managementPolicy = null;
            spec.allowInterruption = true;
        });
        flows.awaitReady("f1");
        assertThat(flows.atTheVendor().output("partner")).isPresent();
    }

    /** As a rollback leaves it: the version before carried out the removal, by doing nothing, and knows nothing of this memory. */
    @Test
    void whatAnOlderVersionCarriedOutIsToldAndNotDone() {
        flows.create("f1", spec -> {
            spec.allowInterruption = true;
            spec.sources.getFirst().description = "the van";
        });
        flows.awaitReady("f1");
        flows.operator.stop();
        flows.edit("f1", spec -> {
            spec.outputs = null;
            spec.sources.getFirst().description = null;
        });
        var generation = flows.flow("f1").get().getMetadata().getGeneration();
        Edits.until(() -> flows.flow("f1").editStatus(flow -> {
            flow.getStatus().observedGeneration = generation;
            flow.getStatus().conditions.forEach(condition -> condition.setObservedGeneration(generation));
            return flow;
        }));

        flows.operator.start();

        awaitThat(() -> assertThat(removals("f1")).hasSize(2));
        assertThat(removals("f1")).anyMatch(text -> text.startsWith("spec.outputs was removed"));
        assertThat(flows.atTheVendor().output("partner")).isPresent();
        awaitThat(() -> assertThat(remembered("f1").keySet()).containsExactly("sources[studio]"));
    }
}
