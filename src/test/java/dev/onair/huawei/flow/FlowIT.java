package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of a flow, from its manifest to its end. */
@Execution(ExecutionMode.CONCURRENT)
class FlowIT {
    private final FlowFixture flows = new FlowFixture();

    @BeforeEach
    void open() {
        flows.operator.readyAccount();
    }

    @AfterEach
    void close() {
        flows.close();
    }

    private ObjectNode output(String name) {
        return flows.atTheVendor().output(name).orElseThrow(() -> new AssertionError("no output " + name));
    }

    private ObjectNode source(String name) {
        return flows.atTheVendor().source(name).orElseThrow(() -> new AssertionError("no source " + name));
    }

    @Test
    void makesAFlowWithItsOutputsInOneCallAndStartsIt() {
        flows.create("contribution", spec -> spec.outputs.add(FlowFixture.output("archive")));

        flows.awaitReady("contribution");

        var made = flows.atTheVendor();
        assertThat(made.name()).isEqualTo("contribution");
        assertThat(made.active()).isTrue();
        assertThat(made.outputs()).hasSize(2);
        assertThat(flows.calls("createFlow")).isEqualTo(1);
        assertThat(flows.calls("createFlowOutput")).isEqualTo(1);
        var status = flows.status("contribution");
        assertThat(status.flowId).isEqualTo(made.flowId());
        assertThat(status.state).isEqualTo("Active");
        assertThat(status.account).isEqualTo("default");
        assertThat(status.sources.getFirst().health).isEqualTo("Connected");
        assertThat(status.sources.getFirst().listenerAddress).startsWith("srt://");
        assertThat(status.outputs).extracting(part -> part.name).containsExactly("archive", "partner");
        assertThat(status.sourceSummary).isEqualTo("studio:Connected");
        assertThat(status.outputSummary).isEqualTo("archive:Connected,partner:Connected");
        assertThat(status.reason).isNull();
        assertThat(flows.flow("contribution").get().getMetadata().getAnnotations())
                .containsEntry("onair.dev/external-id", made.flowId());
    }

    @Test
    void costsNothingWhileNothingChanges() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        var calls = flows.operator.simulator.requests().all().size();
        var version = flows.flow("contribution").get().getMetadata().getResourceVersion();

        flows.operator.sweep();
        awaitThat(() ->
                assertThat(flows.operator.accountStatus().lastHandledSyncAt).isEqualTo("sweep 1"));
        awaitThat(() -> assertThat(flows.operator.simulator.requests().all()).hasSizeGreaterThan(calls));

        // A flow that runs is asked for its health, and nothing else.
        assertThat(flows.operator
                        .simulator
                        .requests()
                        .all()
                        .subList(
                                calls, flows.operator.simulator.requests().all().size()))
                .extracting(request -> request.call())
                .isSubsetOf("listFlow", "getFlowDetail", "showFlowOutput");
        assertThat(flows.flow("contribution").get().getMetadata().getResourceVersion())
                .isEqualTo(version);
    }

    @Test
    void readsAfterARestartNothingButTheList() {
        flows.create("contribution", spec -> spec.desiredState = FlowSpec.DesiredState.Stopped);
        flows.awaitReady("contribution");
        flows.operator.stop();
        flows.operator.simulator.requests().clear();

        flows.operator.start();

        awaitThat(() -> assertThat(flows.calls("listFlow")).isPositive());
        flows.operator.sweep();
        awaitThat(() ->
                assertThat(flows.operator.accountStatus().lastHandledSyncAt).isEqualTo("sweep 1"));
        assertThat(flows.calls("getFlowDetail")).isZero();
        assertThat(flows.calls("showFlowOutput")).isZero();
    }

    @Test
    void makesTheFlowOfTheExample() throws IOException {
        try (var example = Files.newInputStream(Path.of("examples/srt-contribution/flow.yaml"))) {
            flows.operator.client.load(example).inNamespace("tv").create();
        }

        flows.awaitReady("contribution");

        assertThat(flows.atTheVendor().outputs()).hasSize(2);
        assertThat(flows.calls("getFlowDetail"))
                .as(flows.operator.simulator.requests().all().stream()
                        .map(request -> request.call())
                        .toList()
                        .toString())
                .isEqualTo(2);
        var secret = flows.operator
                .client
                .secrets()
                .inNamespace("tv")
                .withName("contribution-addresses")
                .get();
        assertThat(secret.getData()).containsOnlyKeys("source.van", "output.archive");
    }

    @Test
    void changesAnOutputAddsOneAndRemovesAnother() {
        flows.create("contribution", spec -> spec.allowInterruption = true);
        flows.awaitReady("contribution");

        flows.edit("contribution", spec -> {
            spec.outputs.getFirst().port = 9001;
            spec.outputs.getFirst().description = "the partner's second ear";
            spec.outputs.add(FlowFixture.output("archive"));
        });
        flows.awaitReady("contribution");
        assertThat(output("partner").path("port").asInt()).isEqualTo(9001);
        assertThat(output("partner").path("description").asText()).isEqualTo("the partner's second ear");

        flows.edit("contribution", spec -> spec.outputs.removeFirst());
        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().outputs()).hasSize(1);
        assertThat(flows.calls("updateFlowStatusStop")).isZero();
    }

    @Test
    void replacesAloneTheOutputWhoseProtocolChanges() {
        flows.create("contribution", spec -> {
            spec.allowInterruption = true;
            spec.outputs.add(FlowFixture.output("archive"));
        });
        flows.awaitReady("contribution");

        flows.edit("contribution", spec -> {
            var output = spec.outputs.getFirst();
            output.protocol = FlowSpec.Protocol.SRT_LISTENER;
            output.destination = null;
            output.port = 9500;
        });

        flows.awaitReady("contribution");
        assertThat(output("partner").path("protocol").asText()).isEqualTo("srt-listener");
        assertThat(flows.calls("deleteFlowOutput")).isEqualTo(1);
        assertThat(flows.calls("updateFlowOutput")).isZero();
        assertThat(flows.calls("updateFlowStatusStop")).isZero();
        assertThat(flows.atTheVendor().outputs()).hasSize(2);
        assertThat(flows.status("contribution").outputs.getLast().listenerAddress)
                .startsWith("srt://");
    }

    @Test
    void holdsAChangeOfARunningSourceUntilItIsAllowed() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");

        flows.edit("contribution", spec -> spec.sources.getFirst().minLatencyMs = 500);
        flows.awaitReason("contribution", "OnAir");

        assertThat(flows.message("contribution"))
                .contains("updateFlowStatusStop")
                .contains("minLatencyMs");
        assertThat(flows.calls("updateFlowStatusStop")).isZero();

        flows.edit("contribution", spec -> spec.allowInterruption = true);
        flows.awaitReady("contribution");
        assertThat(source("studio").path("min_latency").asInt()).isEqualTo(500);
        assertThat(flows.atTheVendor().active()).isTrue();
        assertThat(flows.calls("updateFlowStatusStop")).isEqualTo(1);
    }

    @Test
    void interruptsOnceByApproval() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.edit("contribution", spec -> spec.sources.getFirst().name = "gallery");
        flows.awaitReason("contribution", "OnAir");
        var plan = flows.status("contribution").plan;
        assertThat(plan).isNotNull();

        flows.operator.annotate(flows.flow("contribution"), "onair.dev/approve", String.valueOf(plan.hash));

        flows.awaitReady("contribution");
        assertThat(source("gallery").path("protocol").asText()).isEqualTo("srt-listener");
    }

    @Test
    void startsAgainWhatAnOperatorLeftStopped() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.operator.stop();
        // As it is between the stop and the start of a change.
        flows.operator.simulator.flows().stop(flows.atTheVendor().flowId());

        flows.operator.start();

        awaitThat(() -> assertThat(flows.atTheVendor().active()).isTrue());
    }

    @Test
    void stopsAndStartsAsDeclared() {
        flows.create("contribution", spec -> spec.desiredState = FlowSpec.DesiredState.Stopped);
        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().active()).isFalse();

        flows.edit("contribution", spec -> spec.desiredState = FlowSpec.DesiredState.Running);
        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().active()).isTrue();

        flows.edit("contribution", spec -> spec.desiredState = FlowSpec.DesiredState.Stopped);
        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().active()).isFalse();
        assertThat(flows.status("contribution").state).isEqualTo("Standby");
    }

    @Test
    void sendsAPassphraseOnceAndAgainOnlyWhenItChanges() {
        flows.operator.secret("words", Map.of("passphrase", "planted-correct horse"));
        flows.create("contribution", spec -> {
            spec.allowInterruption = true;
            spec.sources.getFirst().decryption = FlowFixture.key("words");
            spec.outputs.getFirst().encryption = FlowFixture.key("words");
            spec.connectionSecretName = "addresses";
        });
        flows.awaitReady("contribution");
        assertThat(source("studio").at("/decryption/passphrase").asText()).isEqualTo("planted-correct horse");
        assertThat(flows.calls("updateFlowOutput") + flows.calls("updateFlowSource"))
                .isZero();
        assertThat(address()).endsWith("?passphrase=planted-correct%20horse");

        flows.operator.secret("words", Map.of("passphrase", "planted-battery staple"));

        awaitThat(() -> assertThat(source("studio").at("/decryption/passphrase").asText())
                .isEqualTo("planted-battery staple"));
        flows.awaitReady("contribution");
        assertThat(output("partner").at("/encryption/passphrase").asText()).isEqualTo("planted-battery staple");
        awaitThat(() -> assertThat(address()).endsWith("?passphrase=planted-battery%20staple"));
        assertThat(flows.atTheVendor().active()).isTrue();
        assertThat(Serialization.asYaml(flows.flow("contribution").get()))
                .doesNotContain("battery")
                .doesNotContain("horse");
    }

    private String address() {
        var secret = flows.operator
                .client
                .secrets()
                .inNamespace("tv")
                .withName("addresses")
                .get();
        assertThat(secret).isNotNull();
        return new String(Base64.getDecoder().decode(secret.getData().get("source.studio")), StandardCharsets.UTF_8);
    }

    @Test
    void waitsForAPassphrase() {
        flows.create("contribution", spec -> spec.sources.getFirst().decryption = FlowFixture.key("words"));
        flows.awaitReason("contribution", "DependencyNotReady");
        assertThat(flows.message("contribution"))
                .contains("spec.sources[studio].decryption.passphraseSecretRef")
                .contains("tv/words");

        flows.operator.secret("words", Map.of("passphrase", "planted-correct horse"));

        flows.awaitReady("contribution");
    }

    @Test
    void setsBackAndReportsWhatSomebodyChanged() {
        flows.create("contribution", spec -> {});
        flows.awaitShown("contribution");
        flows.operator.simulator.flows().stop(flows.atTheVendor().flowId());

        flows.operator.sweepUntil(() -> assertThat(flows.atTheVendor().active()).isTrue());

        awaitThat(() -> assertThat(flows.status("contribution").drift)
                .extracting(entry -> entry.path)
                .containsExactly("spec.desiredState"));
        assertThat(flows.operator.events("contribution")).contains("DriftCorrected");
    }

    @Test
    void leavesDriftWhereItIsOnlyReported() {
        flows.create("contribution", spec -> spec.driftPolicy = DriftPolicy.Report);
        flows.awaitShown("contribution");
        flows.operator.simulator.flows().stop(flows.atTheVendor().flowId());

        flows.operator.sweepUntil(
                () -> assertThat(flows.status("contribution").drift).isNotEmpty());

        flows.awaitReason("contribution", "Drifted");
        assertThat(flows.atTheVendor().active()).isFalse();
        assertThat(flows.status("contribution").reason).isEqualTo("Drifted");
        assertThat(flows.status("contribution").driftSummary).isEqualTo("spec.desiredState");
    }

    @Test
    void leavesOutputsAloneThatNobodyDeclares() {
        flows.create("contribution", spec -> spec.outputs = null);
        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().outputs()).isEmpty();
        assertThat(flows.calls("createFlowOutput")).isZero();
    }

    @Test
    void adoptsAFlowAsItIs() {
        var there = flows.operator
                .simulator
                .flows()
                .create(
                        flows.operator.simulator.projectId(),
                        "old",
                        "ap-southeast-1",
                        new ArrayList<>(List.of(JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "studio")
                                .put("protocol", "srt-listener"))));
        flows.create("contribution", spec -> {
            spec.name = "old";
            spec.outputs = null;
        });
        flows.awaitReason("contribution", "VendorRejected");
        // It is said once which code it was, and which flow has the name.
        assertThat(flows.message("contribution"))
                .contains("onair.dev/external-id=" + there.flowId())
                .containsOnlyOnce("LIVE.103011018");

        flows.operator.annotate(flows.flow("contribution"), "onair.dev/external-id", there.flowId());

        flows.awaitReady("contribution");
        assertThat(flows.atTheVendor().active()).isTrue();
        assertThat(flows.status("contribution").flowId).isEqualTo(there.flowId());
    }

    @Test
    void letsOneOfTwoHaveTheFlowThatBothWant() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.create("another", spec -> spec.name = "contribution");
        flows.awaitReason("another", "Conflict");
        flows.operator.annotate(
                flows.flow("another"),
                "onair.dev/external-id",
                flows.atTheVendor().flowId());

        awaitThat(() -> assertThat(flows.message("another")).contains("belongs to Flow tv/contribution"));
        flows.awaitReason("another", "Conflict");
    }

    @Test
    void holdsTheDeletionOfAFlowWithAConnectedSource() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");

        flows.flow("contribution").delete();
        flows.awaitReason("contribution", "OnAir");
        assertThat(flows.operator.simulator.flows().all()).hasSize(1);
        flows.edit("contribution", spec -> spec.allowInterruption = true);

        flows.awaitGone("contribution");
    }

    @Test
    void deletesARunningFlow() {
        flows.create("contribution", spec -> spec.allowInterruption = true);
        flows.awaitReady("contribution");

        flows.flow("contribution").delete();

        flows.awaitGone("contribution");
        assertThat(flows.operator.simulator.flows().all()).isEmpty();
    }

    @Test
    void deletesWhatIsGoneAlready() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.operator.simulator.flows().delete(flows.atTheVendor().flowId());

        flows.flow("contribution").delete();

        flows.awaitGone("contribution");
    }

    @Test
    void keepsTheFlowOfAResourceThatRetainsIt() {
        flows.create("contribution", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        flows.awaitReady("contribution");

        flows.flow("contribution").delete();

        flows.awaitGone("contribution");
        assertThat(flows.atTheVendor().active()).isTrue();
    }
}
