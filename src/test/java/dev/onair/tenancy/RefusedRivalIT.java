package dev.onair.tenancy;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.common.AccountSpec.CredentialsRef;
import dev.onair.common.AccountStatus;
import dev.onair.common.Names;
import dev.onair.engine.Conditions;
import dev.onair.huawei.account.HuaweiAccount;
import dev.onair.huawei.account.HuaweiAccountSpec;
import dev.onair.huawei.account.HuaweiOperator;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Somebody knows an account's access key and not its secret key, and was there first. */
@Execution(ExecutionMode.CONCURRENT)
class RefusedRivalIT {
    private static void elsewhere(KubernetesClient client, String accessKey) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("elsewhere")
                        .endMetadata()
                        .build())
                .create();
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("elsewhere")
                        .withName("guessed")
                        .endMetadata()
                        .withStringData(
                                Map.of("accessKey", accessKey, "secretKey", "planted-key-that-is-not-the-right-one"))
                        .build())
                .create();
    }

    private static CredentialsRef guessed() {
        var ref = new CredentialsRef();
        ref.name = "guessed";
        return ref;
    }

    /** Ages are in whole seconds. */
    private static void olderThanNow(HasMetadata account) {
        var created = Instant.parse(account.getMetadata().getCreationTimestamp());
        awaitThat(() -> assertThat(Instant.now()).isAfter(created.plusSeconds(1)));
    }

    private static String ready(List<Condition> conditions) {
        return Conditions.find(conditions, "Ready")
                .map(condition -> condition.getStatus() + " " + condition.getReason())
                .orElse("(none)");
    }

    /** @param rightOne the conditions of the account with both keys, which {@code makeIt} makes */
    private static <A extends CustomResource<?, ? extends AccountStatus>> void staysRefused(
            KubernetesClient client, A rival, Runnable makeIt, Supplier<List<Condition>> rightOne) {
        rival.getMetadata().setNamespace("elsewhere");
        rival.getMetadata().setName("rival");
        olderThanNow(client.resource(rival).create());
        var older = client.resource(rival);
        awaitThat(() -> assertThat(ready(older.get().getStatus().conditions)).startsWith("False"));

        makeIt.run();
        older.patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"annotations\":{\"" + Names.SYNC_AT + "\":\"again\"}}}");
        awaitThat(() -> assertThat(older.get().getStatus().lastHandledSyncAt).isEqualTo("again"));

        assertThat(ready(older.get().getStatus().conditions))
                .startsWith("False")
                .doesNotContain("Duplicate");
        assertThat(ready(rightOne.get())).startsWith("True");
    }

    @Test
    void doesNotPutACdnetworksAccountOutOfWork() {
        try (var operator = new OperatorStage(
                List.of("pullchannels"),
                (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)))) {
            elsewhere(operator.client(), operator.simulator().accessKey());
            var rival = new CdnetworksAccount();
            var spec = new CdnetworksAccountSpec();
            spec.credentialsSecretRef.name = "guessed";
            spec.endpoint = operator.simulator().url().toString();
            rival.setSpec(spec);

            staysRefused(operator.client(), rival, operator::readyAccount, operator::accountConditions);
        }
    }

    @Test
    void doesNotPutAHuaweiAccountOutOfWork() {
        try (var operator = new HuaweiOperator(List.of(), List.of())) {
            elsewhere(operator.client, operator.simulator.accessKey());
            var rival = new HuaweiAccount();
            var spec = new HuaweiAccountSpec();
            spec.region = operator.simulator.region();
            spec.auth.accessKeySecretRef = guessed();
            spec.endpoint = operator.simulator.url().toString();
            spec.iamEndpoint = operator.simulator.url().toString();
            rival.setSpec(spec);

            staysRefused(operator.client, rival, operator::readyAccount, () -> operator.accountStatus().conditions);
        }
    }
}
