package dev.onair.huawei.account;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static dev.onair.huawei.account.HuaweiOperator.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountSpec.CredentialsRef;
import dev.onair.simulator.fault.Status;
import dev.onair.simulator.huawei.AccountSetup;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an account costs and says that nobody uses yet. */
@Execution(ExecutionMode.CONCURRENT)
class HuaweiAccountIT {
    private final HuaweiOperator operator = new HuaweiOperator(List.of(), List.of());

    @AfterEach
    void close() {
        operator.close();
    }

    private void password(String password) {
        operator.secret(
                "user", Map.of("username", AccountSetup.USER, "password", password, "domain", AccountSetup.DOMAIN));
    }

    private void accountByPassword() {
        operator.account(spec -> {
            spec.auth.accessKeySecretRef = null;
            spec.auth.passwordSecretRef = new CredentialsRef();
            spec.auth.passwordSecretRef.name = "user";
        });
    }

    private String synced() {
        return condition(operator.accountStatus().conditions, "Synced", Condition::getMessage);
    }

    @Test
    void provesItsKeyWithOneCallAfterItLookedUpItsProjectOnce() {
        operator.readyAccount();

        operator.sweep();
        awaitThat(() -> assertThat(operator.accountStatus().lastHandledSyncAt).isEqualTo("sweep 1"));

        assertThat(operator.accountStatus().projectId).isEqualTo(operator.simulator.projectId());
        assertThat(operator.simulator.requests().counts()).isEqualTo(Map.of("listProjects", 1, "listChannel", 1));
        assertThat(operator.accountStatus().quotas)
                .extracting(quota -> quota.category)
                .containsExactly("OttChannels", "CloudEye", "StreamConnect");
    }

    @Test
    void remembersTheProjectThroughARestart() {
        operator.readyAccount();

        operator.restart();

        awaitThat(() ->
                assertThat(operator.simulator.requests().count("listChannel")).isEqualTo(2));
        assertThat(operator.simulator.requests().count("listProjects")).isEqualTo(1);
    }

    @Test
    void asksForNoProjectThatTheManifestSays() {
        operator.credentials();
        operator.account(spec -> spec.projectId = operator.simulator.projectId());

        operator.awaitAccount("True");

        assertThat(operator.simulator.requests().count("listProjects")).isZero();
    }

    @Test
    void saysThatARegionHasNoProject() {
        operator.credentials();
        operator.account(spec -> spec.region = "eu-west-101");

        awaitThat(() ->
                assertThat(synced()).contains("no project named eu-west-101").contains("spec.projectId"));
        operator.awaitAccount("False");
    }

    @Test
    void worksByPasswordWithOneToken() {
        password(AccountSetup.PASSWORD);
        accountByPassword();

        operator.awaitAccount("True");

        assertThat(operator.simulator.requests().count("createToken")).isEqualTo(1);
    }

    @Test
    void triesARefusedPasswordOnceAndNotAgainWithEachCall() {
        password("wrong");
        accountByPassword();
        awaitThat(() -> assertThat(condition(operator.accountStatus().conditions, "Synced", Condition::getReason))
                .isEqualTo("AccountRefused"));

        operator.sweep();
        awaitThat(() -> assertThat(operator.accountStatus().lastHandledSyncAt).isEqualTo("sweep 1"));

        assertThat(operator.simulator.requests().count("createToken")).isEqualTo(1);
        assertThat(synced()).doesNotContain("wrong");

        password(AccountSetup.PASSWORD);
        operator.awaitAccount("True");
        assertThat(operator.simulator.requests().count("createToken")).isEqualTo(2);
    }

    @Test
    void namesWhatIsMissingAndGoesOnWhenItIsThere() {
        operator.account(spec -> {});
        awaitThat(() -> assertThat(synced())
                .contains("Secret tv/huawei does not exist")
                .contains("\"accessKey\", \"secretKey\""));

        operator.secret("huawei", Map.of("accessKey", operator.simulator.accessKey()));
        awaitThat(() -> assertThat(synced()).contains("no value under the key \"secretKey\""));

        operator.credentials();
        operator.awaitAccount("True");
    }

    @Test
    void showsCloudEyesDimensionsOnlyWhereTheManifestWantsThem() {
        operator.credentials();
        operator.account(spec -> {
            spec.monitoring = new HuaweiAccountSpec.Monitoring();
            spec.monitoring.cloudEye = true;
        });

        awaitThat(() -> assertThat(operator.accountStatus().cloudEyeDimensions)
                .extracting(dimension -> dimension.name)
                .contains("pipeline", "medialive_connect"));
        assertThat(operator.simulator.requests().count("getDimsInfo")).isEqualTo(1);
    }

    @Test
    void isReadyThoughCloudEyeIsNot() {
        operator.credentials();
        operator.simulator.faults().on("getDimsInfo").always(new Status(500, true));
        operator.account(spec -> {
            spec.monitoring = new HuaweiAccountSpec.Monitoring();
            spec.monitoring.cloudEye = true;
        });

        operator.awaitAccount("True");
        awaitThat(() -> assertThat(operator.accountStatus().monitoringProblem).contains("Cloud Eye"));
    }
}
