package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.common.AccountSpec;
import dev.onair.common.AccountSpec.CredentialsRef;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.Awaits;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.embedded.Operators;
import dev.onair.engine.Conditions;
import dev.onair.logs.PlantedRandom;
import dev.onair.operator.Configs;
import dev.onair.operator.LongWaits;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.Outputs;
import dev.onair.operator.OwnReads;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Telling;
import dev.onair.operator.json.ResourceJson;
import dev.onair.operator.metrics.ResourceMetrics;
import dev.onair.simulator.huawei.HuaweiSimulator;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.Links;
import dev.onair.tenancy.ResidentReconciler;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;

/** The operator of one process on an embedded API server, with the simulated vendor; sweeps come when a test asks. */
public final class HuaweiOperator implements AutoCloseable {
    public static final String NAMESPACE = "tv";

    /** How far the operator takes the vendor's lists to lag. */
    public static final Duration LIST_LAG = Duration.ofMillis(300);

    private static final int RESOURCES_MEASURED = 100;

    public final HuaweiSimulator simulator;
    public final KubernetesClient client;
    /** How resources stand. */
    public final MeterRegistry metrics = new SimpleMeterRegistry();

    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final List<BiFunction<HuaweiParts, Facilities, ResidentReconciler<?, ?, ?, ?, ?, HuaweiSession>>> kinds;
    private final LongWaits waits;
    private final OperatorConfig config;
    private Optional<Running> running = Optional.empty();
    private int sweeps;

    private record Running(Operator operator, HuaweiParts parts) {}

    /**
     * Starts all of it.
     *
     * @param crds files in {@code crds/} of the kinds, without {@code .huawei.onair.dev.yaml}
     * @param kinds the kinds' reconcilers, annotated for JOSDK
     */
    public HuaweiOperator(
            List<String> crds,
            List<BiFunction<HuaweiParts, Facilities, ResidentReconciler<?, ?, ?, ?, ?, HuaweiSession>>> kinds) {
        this(crds, kinds, Configs.PATIENCE);
    }

    /**
     * Starts all of it.
     *
     * @param patience how long a trouble is nobody's concern
     */
    public HuaweiOperator(
            List<String> crds,
            List<BiFunction<HuaweiParts, Facilities, ResidentReconciler<?, ?, ?, ?, ?, HuaweiSession>>> kinds,
            Duration patience) {
        this.kinds = kinds;
        waits = new LongWaits(Clock.systemUTC(), patience);
        config = Configs.of(LIST_LAG, patience);
        simulator = HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
        Stream.concat(Stream.of("huaweiaccounts"), crds.stream())
                .forEach(plural -> AllDefinitions.install(server, plural + ".huawei.onair.dev"));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .withKubernetesSerialization(ResourceJson.serialization())
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        start();
    }

    public void start() {
        var operator = new Operator(o -> o.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .checkingCRDAndValidateLocalModel(false)
                .withExecutorService(Executors.newVirtualThreadPerTaskExecutor()));
        var parts = HuaweiParts.of(client, config, metrics);
        operator.register(parts.reconciler(), parts.reconciler()::updateConfigurationFrom);
        var facilities = new Facilities(
                new Outputs(client),
                new Telling(client, new SimpleMeterRegistry(), Clock.systemUTC()),
                new ResourceMetrics(metrics, RESOURCES_MEASURED, Clock.systemUTC()),
                new Links(),
                new SealKeys(client, "default", new PlantedRandom()),
                config.writeLimits(),
                waits,
                OwnReads.none(Clock.systemUTC()),
                Clock.systemUTC(),
                new Random(1));
        kinds.forEach(kind -> register(operator, kind.apply(parts, facilities)));
        operator.start();
        running = Optional.of(new Running(operator, parts));
    }

    private static <R extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> void register(
            Operator operator, ResidentReconciler<R, ?, ?, ?, ?, HuaweiSession> kind) {
        operator.register(kind, kind::updateConfigurationFrom);
    }

    /** Which hosts accounts may name from now on. */
    public void endpointHosts(String... hosts) {
        Configs.endpointHosts(config, List.of(hosts));
    }

    /** As a process that is killed, but for the threads: what is durable is in the cluster and at the vendor. */
    public void stop() {
        running.ifPresent(now -> {
            Operators.stop(now.operator());
            now.parts().close();
        });
        running = Optional.empty();
    }

    public void restart() {
        stop();
        start();
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
        secret("huawei", Map.of("accessKey", simulator.accessKey(), "secretKey", simulator.secretKey()));
    }

    /** An account as the simulator's, walked over only when a test asks. */
    public void account(Consumer<HuaweiAccountSpec> edit) {
        var account = new HuaweiAccount();
        account.getMetadata().setNamespace(NAMESPACE);
        account.getMetadata().setName("default");
        var spec = new HuaweiAccountSpec();
        spec.region = simulator.region();
        spec.auth.accessKeySecretRef = new CredentialsRef();
        spec.auth.accessKeySecretRef.name = "huawei";
        spec.endpoint = simulator.url().toString();
        spec.iamEndpoint = simulator.url().toString();
        spec.requestsPerMinute = new HuaweiAccountSpec.RequestsPerMinute();
        spec.requestsPerMinute.ottChannels = 100_000;
        spec.requestsPerMinute.cloudEye = 100_000;
        spec.requestsPerMinute.streamConnect = 100_000;
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
        awaitAccount("True", Awaits.IN_THE_END);
    }

    public void awaitAccount(String ready) {
        awaitAccount(ready, Awaits.SOON);
    }

    private void awaitAccount(String ready, Duration atMost) {
        awaitThat(
                atMost,
                () -> assertThat(condition(accountStatus().conditions, "Ready", Condition::getStatus))
                        .isEqualTo(ready));
    }

    public Resource<HuaweiAccount> account() {
        return client.resources(HuaweiAccount.class).inNamespace(NAMESPACE).withName("default");
    }

    public HuaweiAccountStatus accountStatus() {
        return Optional.ofNullable(account().get())
                .map(HuaweiAccount::getStatus)
                .orElseGet(HuaweiAccountStatus::new);
    }

    public void annotate(Resource<? extends HasMetadata> resource, String key, String value) {
        resource.patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"annotations\":{\"" + key + "\":\"" + value + "\"}}}");
    }

    /** Has the account walk over the vendor's lists now. */
    public void sweep() {
        annotate(account(), "onair.dev/sync-at", "sweep " + ++sweeps);
    }

    /** Walks over the lists until what they show is heard: right after a direct read they are not believed. */
    public void sweepUntil(ThrowingRunnable assertion) {
        await().atMost(Awaits.SOON).pollInterval(LIST_LAG).untilAsserted(() -> {
            sweep();
            assertion.run();
        });
    }

    public static String condition(List<Condition> conditions, String type, Function<Condition, String> part) {
        return Conditions.find(conditions, type).map(part).orElse("(none)");
    }

    public void awaitReady(Resource<? extends CustomResource<?, ? extends OnairStatus>> resource) {
        awaitThat(() -> {
            var found = resource.get();
            assertThat(found).isNotNull();
            assertThat(found.getStatus()).isNotNull();
            assertThat(Conditions.isTrue(
                            found.getStatus().conditions,
                            "Ready",
                            found.getMetadata().getGeneration()))
                    .as(condition(found.getStatus().conditions, "Synced", Condition::getMessage))
                    .isTrue();
        });
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
        stop();
        client.close();
        server.close();
        simulator.close();
        waits.close();
    }
}
