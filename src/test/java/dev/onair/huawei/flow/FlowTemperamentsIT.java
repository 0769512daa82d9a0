package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.simulator.huawei.OtherWords;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A vendor that lags, is down, or refuses single calls, as the simulator's temperaments have it: cases L5a, L7 and L8. */
@Execution(ExecutionMode.CONCURRENT)
class FlowTemperamentsIT {
    /** Not the minute of a cluster. */
    private final FlowFixture flows = new FlowFixture(Duration.ofSeconds(1));

    @BeforeEach
    void open() {
        flows.operator.readyAccount();
    }

    @AfterEach
    void close() {
        flows.close();
    }

    private String account(String type) {
        return condition(flows.operator.accountStatus().conditions, type, Condition::getStatus);
    }

    /** Lists are behind by nearly the 300 milliseconds that the operator takes them to be behind at most. */
    @Test
    void readsThatLagCostOneOfEachWrite() {
        flows.operator.simulator.temperaments().setNamed("lagging=0.14");

        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.edit("contribution", spec -> spec.outputs.getFirst().description = "partner");
        flows.awaitReady("contribution");
        var walks = flows.calls("listFlow");
        flows.operator.sweepUntil(() -> assertThat(flows.calls("listFlow")).isGreaterThan(walks + 1));

        flows.awaitReady("contribution");
        assertThat(flows.calls("createFlow")).isOne();
        assertThat(flows.calls("createFlowOutput")).isOne();
        assertThat(flows.calls("updateFlowOutput")).isOne();
        assertThat(flows.operator.events("contribution")).doesNotContain("Lost");
    }

    @Test
    void anOutageShowsOnAccountAndResource() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.operator.simulator.temperaments().setNamed("down=100");

        flows.edit("contribution", spec -> spec.outputs.getFirst().description = "partner");
        flows.operator.sweep();

        awaitThat(() -> assertThat(condition(
                        flows.operator.accountStatus().conditions, Conditions.RECONCILING, Condition::getReason))
                .isEqualTo("VendorUnavailable"));
        assertThat(account(Conditions.READY)).isEqualTo("True");
        awaitThat(() -> assertThat(flows.operator.events("default")).contains("VendorUnavailable"));
        awaitThat(() -> assertThat(
                        condition(flows.status("contribution").conditions, Conditions.SYNCED, Condition::getReason))
                .isNotEqualTo("InSync"));

        flows.operator.simulator.temperaments().set();
        flows.operator.sweep();

        awaitThat(() -> assertThat(flows.atTheVendor()
                        .outputs()
                        .getFirst()
                        .path("description")
                        .asText())
                .isEqualTo("partner"));
        flows.awaitReady("contribution");
    }

    @Test
    void aCallThatTheUserMayNotMakeIsThatResourcesTroubleAlone() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.operator.simulator.temperaments().setNamed("unentitled=createFlow");

        flows.create("refused", spec -> {});

        flows.awaitReason("refused", "VendorRejected");
        assertThat(flows.message("refused")).contains("LIVE.100011003");
        flows.edit("contribution", spec -> spec.outputs.getFirst().description = "partner");
        flows.awaitReady("contribution");
        assertThat(account(Conditions.READY)).isEqualTo("True");
        assertThat(account(Conditions.SYNCED)).isEqualTo("True");
        assertThat(flows.calls("createFlow")).isEqualTo(2);
    }

    @Test
    void statesInSmallLettersAreTheSameStates() {
        flows.operator.simulator.faults().onEveryCall().always(OtherWords.inSmallLetters());

        flows.create("contribution", spec -> {});

        flows.awaitReady("contribution");
        assertThat(flows.status("contribution").state).isEqualTo("Active");
        assertThat(flows.calls("updateFlowStatusStart")).isOne();
    }

    @Test
    void aStateThatNoTableHasIsNotTakenForStopped() {
        flows.create("contribution", spec -> {});
        flows.awaitReady("contribution");
        flows.operator.simulator.faults().onEveryCall().always(new OtherWords(Map.of("ACTIVE", "DEGRADED")));

        flows.edit("contribution", spec -> spec.desiredState = FlowSpec.DesiredState.Stopped);

        awaitThat(() -> assertThat(flows.atTheVendor().active()).isFalse());
        flows.awaitReady("contribution");
        assertThat(flows.status("contribution").state).isEqualTo("Standby");
    }
}
