package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.engine.Conditions;
import dev.onair.operator.Outputs;
import dev.onair.operator.Telling;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.Links;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The operator of one process on an embedded API server, with the simulated vendor; sweeps come when a test asks. */
final class OperatorFixture implements AutoCloseable {
    static final String NAMESPACE = "tv";
    /** The simulator's sample account's. */
    static final String ACCESS_KEY = "bf6b3ba4bd6811e99eb390e2ba00c682";

    private static final Duration SOON = Duration.ofSeconds(30);

    final CdnetworksSimulator simulator;
    final KubernetesClient client;
    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private Optional<Running> running = Optional.empty();
    private int sweeps;
    private int restarts;

    /** What would have ended the process. */
    private final List<Throwable> broken = new CopyOnWriteArrayList<>();

    private record Running(Operator operator, AccountParts parts) {}

    /** What runs beside accounts and live channels. */
    interface Beside {
        void register(Operator operator, AccountParts parts, Facilities facilities);
    }

    private final Beside beside;

    OperatorFixture() {
        this(List.of(), (operator, parts, facilities) -> {});
    }

    /** @param kinds the plurals of what runs beside */
    OperatorFixture(List<String> kinds, Beside beside) {
        this.beside = beside;
        simulator =
                CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
        for (var crd : Stream.concat(Stream.of("livechannels", "cdnetworksaccounts"), kinds.stream())
                .toList()) {
            try (var file = Files.newInputStream(Path.of("crds", crd + ".cdnetworks.onair.dev.yaml"))) {
                server.install(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        namespace(NAMESPACE, Map.of());
        start();
    }

    void start() {
        var operator = new Operator(o -> o.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .checkingCRDAndValidateLocalModel(false)
                .withInformerStoppedHandler(
                        (informer, why) -> Optional.ofNullable(why).ifPresent(broken::add))
                .withExecutorService(Executors.newVirtualThreadPerTaskExecutor()));
        var parts = AccountParts.of(client, Duration.ofSeconds(1));
        var facilities = new Facilities(
                new Outputs(client),
                new Telling(client, new SimpleMeterRegistry(), Clock.systemUTC()),
                new Links(),
                Clock.systemUTC(),
                new Random(1));
        var channels = new Named(parts, client, facilities);
        operator.register(parts.reconciler(), parts.reconciler()::updateConfigurationFrom);
        operator.register(channels, channels::updateConfigurationFrom);
        beside.register(operator, parts, facilities);
        operator.start();
        running = Optional.of(new Running(operator, parts));
    }

    /** JOSDK without Quarkus wants the type at the class itself. */
    @ControllerConfiguration(name = "livechannel")
    private static final class Named extends LiveChannelReconciler implements Reconciler<LiveChannel> {
        Named(AccountParts parts, KubernetesClient client, Facilities facilities) {
            super(parts.accounts(), new LiveChannelReferences(parts.access(), parts.secrets(), client), facilities);
        }
    }

    /** Another process; by another key, or the vendor might take its first request for a replay of the last one's. */
    void restart() {
        stop();
        var key = "restart-" + ++restarts;
        simulator.addKey(key, simulator.secretKey());
        secret("cdnetworks", Map.of("accessKey", key, "secretKey", simulator.secretKey()));
        start();
    }

    /** As a process that is killed, but for the threads: what is durable is in the cluster and at the vendor. */
    void stop() {
        running.ifPresent(now -> {
            now.operator().stop();
            now.parts().close();
        });
        running = Optional.empty();
    }

    void namespace(String name, Map<String, String> labels) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    void secret(String name, Map<String, String> values) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(name)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .createOr(existing -> existing.update());
    }

    void credentials() {
        secret("cdnetworks", Map.of("accessKey", simulator.accessKey(), "secretKey", simulator.secretKey()));
    }

    void account(Consumer<CdnetworksAccountSpec> edit) {
        var account = new CdnetworksAccount();
        account.getMetadata().setNamespace(NAMESPACE);
        account.getMetadata().setName("default");
        var spec = new CdnetworksAccountSpec();
        spec.credentialsSecretRef.name = "cdnetworks";
        spec.endpoint = simulator.url().toString();
        spec.requestsPerMinute = 100_000;
        spec.driftCheckInterval = "1h";
        edit.accept(spec);
        account.setSpec(spec);
        client.resource(account).create();
    }

    /** An account that is at work. */
    void readyAccount() {
        credentials();
        account(spec -> {});
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(condition(accountConditions(), "Ready")).isEqualTo("True"));
    }

    Resource<CdnetworksAccount> account() {
        return client.resources(CdnetworksAccount.class).inNamespace(NAMESPACE).withName("default");
    }

    List<Condition> accountConditions() {
        return Optional.ofNullable(account().get())
                .map(CdnetworksAccount::getStatus)
                .map(status -> status.conditions)
                .orElse(List.of());
    }

    LiveChannel create(String name, Consumer<LiveChannelSpec> edit) {
        return client.resource(manifest(NAMESPACE, name, edit)).create();
    }

    static LiveChannel manifest(String namespace, String name, Consumer<LiveChannelSpec> edit) {
        var channel = Sample.manifest(edit);
        channel.getMetadata().setNamespace(namespace);
        channel.getMetadata().setName(name);
        return channel;
    }

    Resource<LiveChannel> channel(String name) {
        return client.resources(LiveChannel.class).inNamespace(NAMESPACE).withName(name);
    }

    LiveChannelStatus status(String name) {
        return Optional.ofNullable(channel(name).get())
                .map(LiveChannel::getStatus)
                .orElseGet(LiveChannelStatus::new);
    }

    void edit(String name, Consumer<LiveChannelSpec> edit) {
        channel(name).edit(channel -> {
            edit.accept(channel.getSpec());
            return channel;
        });
    }

    void annotate(Resource<? extends io.fabric8.kubernetes.api.model.HasMetadata> resource, String key, String value) {
        resource.patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"annotations\":{\"" + key + "\":\"" + value + "\"}}}");
    }

    /** Has the account walk over the vendor's list now. */
    void sweep() {
        annotate(account(), "onair.dev/sync-at", "sweep " + ++sweeps);
    }

    static String condition(List<Condition> conditions, String type) {
        return Conditions.find(conditions, type).map(Condition::getStatus).orElse("(none)");
    }

    String reason(String name) {
        return Conditions.find(status(name).conditions, "Synced")
                .map(Condition::getReason)
                .orElse("(none)");
    }

    String message(String name) {
        return Conditions.find(status(name).conditions, "Synced")
                .map(Condition::getMessage)
                .orElse("(none)");
    }

    void awaitReady(String name) {
        awaitThat(() -> {
            var channel = channel(name).get();
            assertThat(channel.getStatus()).isNotNull();
            assertThat(Conditions.isTrue(
                            channel.getStatus().conditions,
                            "Ready",
                            channel.getMetadata().getGeneration()))
                    .as(name + ": " + reason(name) + " " + message(name))
                    .isTrue();
        });
    }

    void awaitReason(String name, String reason) {
        awaitThat(() -> assertThat(reason(name)).as(message(name)).isEqualTo(reason));
    }

    void awaitGone(String name) {
        awaitThat(() -> assertThat(channel(name).get()).as(message(name)).isNull());
    }

    static void awaitThat(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    List<String> events(String name) {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(name))
                .map(Event::getReason)
                .toList();
    }

    @Override
    public void close() {
        assertThat(broken).isEmpty();
        stop();
        client.close();
        server.close();
        simulator.close();
    }
}
