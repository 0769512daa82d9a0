package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.common.AccountSpec;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.Awaits;
import dev.onair.embedded.Edits;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.embedded.Operators;
import dev.onair.engine.Conditions;
import dev.onair.logs.PlantedRandom;
import dev.onair.operator.Configs;
import dev.onair.operator.LongWaits;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.Outputs;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Telling;
import dev.onair.operator.json.ResourceJson;
import dev.onair.operator.metrics.ResourceMetrics;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.Links;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;

/**
 * The operator of one process on an embedded API server, with the simulated vendor, for any kinds; walks over the vendor's
 * lists come when a test asks.
 */
public final class OperatorStage implements AutoCloseable {
    public static final String NAMESPACE = "tv";

    private static final int RESOURCES_MEASURED = 100;
    private static final Duration LIST_LAG = Duration.ofSeconds(1);

    private final CdnetworksSimulator simulator =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final MovedClock clock = new MovedClock();
    private final MovedClock accountClock = new MovedClock();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Kinds kinds;
    private final KubernetesClient client;
    private final OperatorConfig config;
    private final LongWaits waits;
    private Optional<Running> running = Optional.empty();
    private int walks;
    private int restarts;

    /** What would have ended the process. */
    private final List<Throwable> broken = new CopyOnWriteArrayList<>();

    /** Makes the reconcilers of the kinds that a test is about. */
    public interface Kinds {
        List<ConfigurableReconciler<?>> reconcilers(AccountParts account, Facilities facilities);
    }

    private record Running(Operator operator, AccountParts account) {}

    /** @param plurals of the kinds, whose definitions are installed */
    public OperatorStage(List<String> plurals, Kinds kinds) {
        this(plurals, kinds, Configs.PATIENCE);
    }

    /** @param patience how long a resource that waits says nothing of it */
    public OperatorStage(List<String> plurals, Kinds kinds, Duration patience) {
        this.kinds = kinds;
        this.config = Configs.of(LIST_LAG, patience);
        this.waits = new LongWaits(clock, patience);
        Stream.concat(Stream.of("cdnetworksaccounts"), plurals.stream())
                .forEach(plural -> AllDefinitions.install(server, plural + ".cdnetworks.onair.dev"));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .withKubernetesSerialization(ResourceJson.serialization())
                .build();
        namespace(NAMESPACE, Map.of());
        start();
    }

    /** As {@code kubectl replace}, by the cluster's administrator: a definition of another version. */
    public void install(JsonNode manifest) {
        server.install(manifest);
    }

    public CdnetworksSimulator simulator() {
        return simulator;
    }

    /** How resources stand. */
    public MeterRegistry metrics() {
        return metrics;
    }

    public KubernetesClient client() {
        return client;
    }

    public void start() {
        var operator = new Operator(o -> o.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .checkingCRDAndValidateLocalModel(false)
                .withInformerStoppedHandler(
                        (informer, why) -> Optional.ofNullable(why).ifPresent(broken::add))
                .withExecutorService(Executors.newVirtualThreadPerTaskExecutor()));
        var account = AccountParts.of(client, config, metrics, accountClock);
        var facilities = new Facilities(
                new Outputs(client),
                new Telling(client, new SimpleMeterRegistry(), clock),
                new ResourceMetrics(metrics, RESOURCES_MEASURED, clock),
                new Links(),
                new SealKeys(client, "default", new PlantedRandom()),
                config.writeLimits(),
                waits,
                config.ownReads(clock),
                clock,
                new Random(1));
        operator.register(account.reconciler(), account.reconciler()::updateConfigurationFrom);
        kinds.reconcilers(account, facilities).forEach(reconciler -> register(operator, reconciler));
        operator.start();
        running = Optional.of(new Running(operator, account));
    }

    private static <R extends HasMetadata> void register(Operator operator, ConfigurableReconciler<R> reconciler) {
        operator.register(reconciler, reconciler::updateConfigurationFrom);
    }

    /** Which hosts accounts may name from now on. */
    public void endpointHosts(String... hosts) {
        Configs.endpointHosts(config, List.of(hosts));
    }

    /** From the next start on each resource is read by itself. */
    public void observeEach(Duration interval) {
        Configs.observeEach(config, interval);
    }

    /** Another process; by another key, or the vendor might take its first request for a replay of the last one's. */
    public void restart() {
        stop();
        var key = "restart-" + ++restarts;
        simulator.addKey(key, simulator.secretKey());
        secret("cdnetworks", Map.of("accessKey", key, "secretKey", simulator.secretKey()));
        start();
    }

    /** Another process by the same key, as soon as its first request cannot be taken for a replay of the last one's. */
    public void restartUnchanged() {
        stop();
        var last = Instant.now();
        awaitThat(() -> assertThat(Instant.now()).isAfter(last.plusSeconds(1)));
        start();
    }

    /** As a process that is killed, but for the threads: what is durable is in the cluster and at the vendor. */
    public void stop() {
        running.ifPresent(now -> {
            Operators.stop(now.operator());
            now.account().close();
        });
        running = Optional.empty();
    }

    /** Time goes on, for the operator and at the vendor; signatures and the account's own pauses do not notice. */
    public void advance(Duration by) {
        clock.advance(by);
        simulator.advance(by);
    }

    public MovedClock clock() {
        return clock;
    }

    /** That of the account's own passes, which {@link #advance} leaves alone. */
    public MovedClock accountClock() {
        return accountClock;
    }

    public CdnetworksSession session() {
        return running.flatMap(now -> now.account().accounts().sessions().findFirst())
                .orElseThrow(() -> new AssertionError("no account is at work"));
    }

    public void namespace(String name, Map<String, String> labels) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    public void secret(String name, Map<String, String> values) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(name)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .createOr(existing -> existing.update());
    }

    public void credentials() {
        secret("cdnetworks", Map.of("accessKey", simulator.accessKey(), "secretKey", simulator.secretKey()));
    }

    public void account(Consumer<CdnetworksAccountSpec> edit) {
        var account = new CdnetworksAccount();
        account.getMetadata().setNamespace(NAMESPACE);
        account.getMetadata().setName("default");
        var spec = new CdnetworksAccountSpec();
        spec.credentialsSecretRef.name = "cdnetworks";
        spec.endpoint = simulator.url().toString();
        spec.requestsPerMinute = 100_000;
        spec.driftCheckInterval = "1h";
        // Who tests deletions says how long they settle; nobody else waits for that.
        spec.deletionGuard = new AccountSpec.DeletionGuard();
        spec.deletionGuard.settle = "0s";
        edit.accept(spec);
        account.setSpec(spec);
        client.resource(account).create();
    }

    /** An account that is at work. */
    public void readyAccount() {
        credentials();
        account(spec -> {});
        awaitThat(
                Awaits.IN_THE_END,
                () -> assertThat(condition(accountConditions(), "Ready")).isEqualTo("True"));
    }

    public Resource<CdnetworksAccount> account() {
        return client.resources(CdnetworksAccount.class).inNamespace(NAMESPACE).withName("default");
    }

    /** Has the account be where this is. */
    public void pointAt(URI endpoint) {
        Edits.until(() -> account().edit(account -> {
            account.getSpec().endpoint = endpoint.toString();
            return account;
        }));
    }

    /** Which account it was the last time that it was the right one; empty before the first look. */
    public Optional<String> provenAccount() {
        return Optional.ofNullable(account().get().getStatus().provenAccount);
    }

    public void awaitAccount(String reason) {
        awaitThat(() -> assertAccount(reason));
    }

    /** How the account stands now. */
    public void assertAccount(String reason) {
        assertThat(accountConditions())
                .filteredOn(condition -> "Ready".equals(condition.getType()))
                .extracting(Condition::getReason)
                .containsExactly(reason);
    }

    public List<Condition> accountConditions() {
        return Optional.ofNullable(account().get())
                .map(CdnetworksAccount::getStatus)
                .map(status -> status.conditions)
                .orElse(List.of());
    }

    public void annotate(Resource<? extends HasMetadata> resource, String key, String value) {
        resource.patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"annotations\":{\"" + key + "\":\"" + value + "\"}}}");
    }

    /** Has the account walk over the vendor's list of channels now. */
    public void sweep() {
        annotate(account(), "onair.dev/sync-at", "sweep " + ++walks);
    }

    public static String condition(List<Condition> conditions, String type) {
        return Conditions.find(conditions, type).map(Condition::getStatus).orElse("(none)");
    }

    private static List<Condition> conditions(
            Resource<? extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> resource) {
        return Optional.ofNullable(resource.get())
                .map(found -> found.getStatus())
                .map(status -> status.conditions)
                .orElse(List.of());
    }

    public static String reason(
            Resource<? extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> resource) {
        return Conditions.find(conditions(resource), "Synced")
                .map(Condition::getReason)
                .orElse("(none)");
    }

    public static String message(
            Resource<? extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> resource) {
        return Conditions.find(conditions(resource), "Synced")
                .map(Condition::getMessage)
                .orElse("(none)");
    }

    public static void awaitReady(
            Resource<? extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> resource) {
        awaitThat(() -> assertThat(Conditions.isTrue(
                        conditions(resource),
                        "Ready",
                        resource.get().getMetadata().getGeneration()))
                .as(reason(resource) + " " + message(resource))
                .isTrue());
    }

    public static void awaitReason(
            Resource<? extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> resource, String reason) {
        awaitThat(() -> assertThat(reason(resource)).as(message(resource)).isEqualTo(reason));
    }

    public static void awaitGone(Resource<? extends HasMetadata> resource) {
        awaitThat(() -> assertThat(resource.get()).isNull());
    }

    public static void awaitThat(ThrowingRunnable assertion) {
        awaitThat(Awaits.SOON, assertion);
    }

    private static void awaitThat(Duration atMost, ThrowingRunnable assertion) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    public List<String> events(String name) {
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
        waits.close();
    }
}
