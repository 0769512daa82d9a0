package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.logs.CapturedLogs;
import dev.onair.simulator.huawei.RefuseWith;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway before the vendor refuses of one tenant, for whatever its manifest says, stops nobody else: case V20. */
class GatewayRefusalIT {
    private final FlowFixture flows = new FlowFixture();

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

    @Test
    void aCodeThatTheDocumentDoesNotNameIsThatResourcesTroubleAlone() {
        flows.operator
                .simulator
                .faults()
                .on("createFlow")
                .once(new RefuseWith(403, "WAF.AccessDenied", "The request was blocked"));
        try (var logs = CapturedLogs.from(Level.WARNING)) {
            flows.create("blocked", spec -> {});

            flows.awaitReason("blocked", "VendorRejected");
            assertThat(flows.message("blocked"))
                    .contains("The request was blocked", "WAF.AccessDenied", "HTTP 403", "request id");
            awaitThat(() -> assertThat(
                            logs.lines(line -> line.contains("createFlow") && line.contains("WAF.AccessDenied")))
                    .isNotEmpty());
        }

        flows.create("contribution", spec -> {});

        flows.awaitReady("contribution");
        assertThat(account(Conditions.READY)).isEqualTo("True");
        assertThat(account(Conditions.STALLED)).isEqualTo("False");
        assertThat(condition(flows.status("blocked").conditions, "Synced", Condition::getReason))
                .isEqualTo("VendorRejected");
        assertThat(flows.calls("createFlow")).isEqualTo(2);
    }

    @Test
    void aSignatureThatIsRefusedIsTheAccounts() {
        flows.operator
                .simulator
                .faults()
                .on("createFlow")
                .once(new RefuseWith(401, "LIVE.100011002", "wrong signature"));

        flows.create("contribution", spec -> {});

        awaitThat(() -> assertThat(flows.operator.events("default")).contains("AccountRefused"));
    }
}
