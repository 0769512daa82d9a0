package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whether the far sides of a running flow are connected, at the wire. */
@Execution(ExecutionMode.CONCURRENT)
class FlowHealthIT {
    private final FlowFixture flows = new FlowFixture();

    @BeforeEach
    void open() {
        flows.operator.readyAccount();
    }

    @AfterEach
    void close() {
        flows.close();
    }

    private String informs(String name, String type) {
        return condition(flows.status(name).conditions, type, Condition::getStatus);
    }

    @Test
    void aSourceThatIsLostIsToldWithinACheckAndReadyStays() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        awaitThat(() -> assertThat(informs("contribution", "SourcesHealthy")).isEqualTo("True"));
        assertThat(informs("contribution", "OutputsHealthy")).isEqualTo("True");
        var flowId = flows.atTheVendor().flowId();
        flows.operator.simulator.flows().sourceHealth(flowId, "studio", false);

        flows.operator.sweep();

        awaitThat(() -> assertThat(informs("contribution", "SourcesHealthy")).isEqualTo("False"));
        assertThat(condition(flows.status("contribution").conditions, "SourcesHealthy", Condition::getMessage))
                .isEqualTo("source not connected: studio");
        awaitThat(() -> assertThat(flows.operator.events("contribution")).contains("SourceDisconnected"));
        assertThat(informs("contribution", "Ready")).isEqualTo("True");
        assertThat(informs("contribution", "Stalled")).isEqualTo("False");
        assertThat(informs("contribution", "Reconciling")).isEqualTo("False");
        assertThat(flows.status("contribution").sourceSummary).isEqualTo("studio:Disconnected");
        assertThat(flows.calls("stopFlow")).isZero();

        flows.operator.simulator.flows().sourceHealth(flowId, "studio", true);
        flows.operator.sweep();

        awaitThat(() -> assertThat(flows.operator.events("contribution")).contains("SourcesConnected"));
        awaitThat(() -> assertThat(informs("contribution", "SourcesHealthy")).isEqualTo("True"));
    }

    @Test
    void anOutputThatIsLostIsTold() {
        flows.create("contribution", spec -> spec.outputs.add(FlowFixture.output("archive")));
        flows.awaitReady("contribution");
        awaitThat(() -> assertThat(informs("contribution", "OutputsHealthy")).isEqualTo("True"));
        flows.operator.simulator.flows().outputHealth(flows.atTheVendor().flowId(), "archive", false);

        flows.operator.sweep();

        awaitThat(() -> assertThat(flows.operator.events("contribution")).contains("OutputDisconnected"));
        awaitThat(() -> assertThat(informs("contribution", "OutputsHealthy")).isEqualTo("False"));
        assertThat(informs("contribution", "SourcesHealthy")).isEqualTo("True");
    }

    @Test
    void ofAFlowThatStandsByThereIsNothingToSay() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        awaitThat(() -> assertThat(informs("contribution", "SourcesHealthy")).isEqualTo("True"));

        flows.edit("contribution", spec -> {
            spec.desiredState = FlowSpec.DesiredState.Stopped;
            spec.allowInterruption = true;
        });

        awaitThat(() -> assertThat(informs("contribution", "SourcesHealthy")).isEqualTo("(none)"));
        assertThat(flows.operator.events("contribution")).doesNotContain("SourceDisconnected");
    }
}
