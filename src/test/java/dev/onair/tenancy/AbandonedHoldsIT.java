package dev.onair.tenancy;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.common.ObjectKey;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.embedded.Operators;
import dev.onair.huawei.account.HuaweiAccount;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets that accounts hold which went while no operator ran: only what looks at Secrets runs here, no account has a pass. */
@Execution(ExecutionMode.CONCURRENT)
class AbandonedHoldsIT {
    private static final String NAMESPACE = "tv";
    private static final String SOMEBODYS = "example.com/hold";
    private static final Duration RETRY = Duration.ofMillis(100);

    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();
    private final CredentialsHold hold = new CredentialsHold(client);
    private Optional<Operator> running = Optional.empty();

    @BeforeEach
    void bothVendors() throws IOException {
        AllDefinitions.install(server);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        hold.serve(CdnetworksAccount.class);
        hold.serve(HuaweiAccount.class);
    }

    @AfterEach
    void close() {
        running.ifPresent(Operators::stop);
        client.close();
        server.close();
    }

    private void start(Consumer<ConfigurationServiceOverrider> more) {
        var operator = new Operator(o -> more.accept(o.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withExecutorService(Executors.newVirtualThreadPerTaskExecutor())));
        var reconciler = new HeldSecretReconciler(hold);
        operator.register(reconciler, configuration -> {
            reconciler.updateConfigurationFrom(configuration);
            configuration.settingNamespaces(NAMESPACE);
        });
        operator.start();
        running = Optional.of(operator);
    }

    private Resource<GenericKubernetesResource> account(String kind, String name) {
        var isHuaweis = kind.equals("HuaweiAccount");
        var account = new GenericKubernetesResource();
        account.setApiVersion((isHuaweis ? "huawei" : "cdnetworks") + ".onair.dev/v1alpha1");
        account.setKind(kind);
        account.setMetadata(
                new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(name).build());
        account.setAdditionalProperty("spec", Serialization.unmarshal(isHuaweis ? """
                        {"region": "ap-southeast-1", "auth": {"accessKeySecretRef": {"name": "keys"}}}""" : """
                        {"credentialsSecretRef": {"name": "keys"}}""", Map.class));
        var resource = client.resource(account);
        resource.create();
        return resource;
    }

    private static String finalizer(Resource<GenericKubernetesResource> account) {
        return "onair.dev/account-" + account.get().getMetadata().getUid().substring(0, 8);
    }

    private Resource<Secret> secret(String... finalizers) {
        var secret = client.resource(new SecretBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("keys")
                .withFinalizers(finalizers)
                .endMetadata()
                .withStringData(Map.of("accessKey", "a", "secretKey", "planted-held"))
                .build());
        secret.create();
        return secret;
    }

    private static List<String> finalizers(Resource<Secret> secret) {
        return secret.get().getMetadata().getFinalizers();
    }

    @ParameterizedTest
    @CsvSource({"CdnetworksAccount, HuaweiAccount", "HuaweiAccount, CdnetworksAccount"})
    void losesTheHoldOfTheOneThatIsGoneAndKeepsAllOthers(String kind, String others) {
        var gone = account(kind, "gone");
        var namesake = account(kind, "there");
        var other = account(others, "there");
        var kept = List.of(SOMEBODYS, finalizer(namesake), finalizer(other));
        var secret = secret(SOMEBODYS, finalizer(gone), finalizer(namesake), finalizer(other));
        gone.delete();

        start(operator -> {});

        awaitThat(() -> assertThat(finalizers(secret)).containsExactlyElementsOf(kept));
        assertThat(secret.get().getData()).containsOnlyKeys("accessKey", "secretKey");
    }

    @Test
    void whatWasToBeDeletedGoes() {
        var gone = account("CdnetworksAccount", "gone");
        var secret = secret(finalizer(gone));
        gone.delete();
        secret.delete();
        assertThat(finalizers(secret)).hasSize(1);

        start(operator -> {});

        awaitThat(() -> assertThat(secret.get()).isNull());
    }

    /** No cache is asked, so none can lack the account. */
    @Test
    void isHeldByAnAccountThatNobodyHasLookedAtYet() {
        var secret = secret(finalizer(account("HuaweiAccount", "new")));

        assertThat(hold.clear(new ObjectKey(NAMESPACE, "keys"))).isEmpty();

        assertThat(finalizers(secret)).hasSize(1);
    }

    @Test
    void isHeldWhileItCannotBeSaidWhichAccountsThereAre() {
        try (var bare = EmbeddedApiServer.start(0);
                var without = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(bare.kubeconfig()))
                        .build()) {
            var cannotAsk = new CredentialsHold(without);
            cannotAsk.serve(CdnetworksAccount.class);
            var held = without.resource(new SecretBuilder()
                    .withNewMetadata()
                    .withNamespace("default")
                    .withName("keys")
                    .addToFinalizers("onair.dev/account-12345678")
                    .endMetadata()
                    .build());
            held.create();

            assertThatThrownBy(() -> cannotAsk.clear(new ObjectKey("default", "keys")))
                    .hasMessageContaining("cdnetworksaccounts");

            assertThat(held.get().getMetadata().getFinalizers()).hasSize(1);
        }
    }

    @Test
    void onlyTheOneThatLeadsWrites() {
        var lease = client.resource(new LeaseBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("onair")
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity("another")
                .withLeaseDurationSeconds(3600)
                .withAcquireTime(ZonedDateTime.now(ZoneOffset.UTC))
                .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                .withLeaseTransitions(0)
                .endSpec()
                .build());
        lease.create();
        var gone = account("CdnetworksAccount", "gone");
        var secret = secret(finalizer(gone));
        gone.delete();

        start(operator -> operator.withLeaderElectionConfiguration(
                LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration("onair")
                        .withLeaseNamespace("default")
                        .withIdentity("this")
                        .withRetryPeriod(RETRY)
                        .buildForTest(false)));
        assertThat(finalizers(secret)).hasSize(1);

        lease.edit(held -> new LeaseBuilder(held)
                .editSpec()
                .withHolderIdentity(null)
                .endSpec()
                .build());

        awaitThat(() -> assertThat(finalizers(secret)).isEmpty());
        assertThat(lease.get().getSpec().getHolderIdentity()).isEqualTo("this");
    }

    /** With accounts at work: the one that went had named this Secret once, and had no chance to take note of it. */
    @Test
    void aHoldThatNobodyRemembersGoesWithItsAccount() {
        try (var stage = new OperatorStage(
                List.of("pullchannels"),
                (parts, facilities) -> List.of(
                        PullChannelParts.reconciler(parts, facilities), new HeldSecretReconciler(parts.hold())))) {
            stage.readyAccount();
            var forgotten = stage.client()
                    .resource(new SecretBuilder()
                            .withNewMetadata()
                            .withNamespace(NAMESPACE)
                            .withName("forgotten")
                            .addToFinalizers("onair.dev/account-"
                                    + stage.account()
                                            .get()
                                            .getMetadata()
                                            .getUid()
                                            .substring(0, 8))
                            .endMetadata()
                            .build());
            forgotten.create();

            stage.account().delete();

            awaitThat(() -> assertThat(finalizers(forgotten)).isEmpty());
            assertThat(stage.account().get()).isNull();
        }
    }
}
