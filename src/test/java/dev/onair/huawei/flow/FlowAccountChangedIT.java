package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountSpec;
import dev.onair.embedded.Edits;
import dev.onair.simulator.huawei.HuaweiSimulator;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** As for the other vendor: by another endpoint, though the project is called the same there. */
@Execution(ExecutionMode.CONCURRENT)
class FlowAccountChangedIT {
    private static final List<String> FLOWS =
            IntStream.range(0, 7).mapToObj(number -> "flow-" + number).toList();

    private final FlowFixture flows = new FlowFixture();
    private final HuaweiSimulator other =
            HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(1_000_000));

    @BeforeEach
    void sevenFlows() {
        flows.operator.readyAccount();
        FLOWS.forEach(name -> flows.create(name, spec -> {}));
        FLOWS.forEach(flows::awaitReady);
        flows.operator.sweep();
        awaitThat(() -> assertThat(flows.operator.accountStatus().provenAccount).isNotNull());
    }

    @AfterEach
    void stop() {
        flows.close();
        other.close();
    }

    private void pointAt(HuaweiSimulator vendor) {
        flows.operator.secret("huawei", Map.of("accessKey", vendor.accessKey(), "secretKey", vendor.secretKey()));
        Edits.until(() -> flows.operator.account().edit(account -> {
            account.getSpec().endpoint = vendor.url().toString();
            account.getSpec().iamEndpoint = vendor.url().toString();
            // The flows have a connected source, and this is not about that.
            Objects.requireNonNull(account.getSpec().deletionGuard).onAir = AccountSpec.OnAirDeletion.Allow;
            return account;
        }));
    }

    private void awaitAccount(String reason) {
        awaitThat(() -> assertThat(condition(flows.operator.accountStatus().conditions, "Ready", Condition::getReason))
                .isEqualTo(reason));
    }

    @Test
    void createsNothingThereAndNothingAgainAfterTheRevert() {
        pointAt(other);
        awaitAccount("AccountChanged");
        FLOWS.forEach(name -> flows.awaitReason(name, "AccountChanged"));
        flows.flow("flow-0").delete();
        awaitThat(() -> assertThat(flows.message("flow-0")).contains("has become another account"));
        assertThat(other.flows().all()).isEmpty();
        assertThat(other.requests().count("deleteFlow")).isZero();

        pointAt(flows.operator.simulator);
        awaitAccount("InSync");
        FLOWS.stream().skip(1).forEach(flows::awaitReady);
        flows.awaitGone("flow-0");
        assertThat(other.flows().all()).isEmpty();
        assertThat(flows.operator.simulator.flows().all()).hasSize(6);
        assertThat(flows.calls("createFlow")).isEqualTo(7);
    }

    @Test
    void oneApprovalAcceptsTheLoss() {
        pointAt(other);
        awaitAccount("AccountChanged");
        var token = flows.operator.accountStatus().accountChange.token;

        flows.operator.annotate(flows.operator.account(), "onair.dev/approve", token);

        awaitAccount("InSync");
        FLOWS.forEach(flows::awaitReady);
        assertThat(other.flows().all()).hasSize(7);
    }
}
