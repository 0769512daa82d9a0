package dev.onair.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The world of one row: an API server, both vendors, and the operator between them. */
final class Stand implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    /** So many who apply at once, as Argo CD does. */
    private static final int APPLIERS = 8;

    private final ApiServer server;
    private final Path log;
    private final List<String> flags;
    private final Vendors vendors;
    private final Optional<Integer> callbacksPort;
    private final Map<Kind, Witness> witnesses = new EnumMap<>(Kind.class);
    private final AtomicLong ownWrites = new AtomicLong();
    private Setting setting;
    private Optional<OperatorUnderTest> operator = Optional.empty();

    Stand(ApiServer server, Path log, List<String> flags, Setting setting) throws IOException {
        this.server = server;
        this.log = log;
        this.flags = flags;
        this.setting = setting;
        this.vendors = new Vendors(setting);
        this.callbacksPort = setting.callbacks() ? Optional.of(OperatorUnderTest.freePort()) : Optional.empty();
        for (var kind : List.of(Kind.LIVE_CHANNEL, Kind.OTT_CHANNEL, Kind.FLOW)) {
            var witness = new Witness();
            witnesses.put(kind, witness);
            server.client()
                    .genericKubernetesResources(kind.context())
                    .inNamespace(server.namespace())
                    .inform(witness);
        }
        declareAccounts();
    }

    private void declareAccounts() {
        for (var account : vendors.accounts()) {
            var key = account.keys().entrySet().iterator().next();
            create(Manifests.secret(Manifests.account(account), key.getKey(), key.getValue()));
            create(Manifests.cdnetworksAccount(account, vendors.cdnetworks().url(), setting, callbacksPort));
        }
        if (setting.huawei()) {
            create(Manifests.secret(
                    "huawei", vendors.huawei().accessKey(), vendors.huawei().secretKey()));
            create(Manifests.huaweiAccount(vendors.huawei(), setting));
        }
    }

    /** Starts the operator and waits until it knows the accounts. */
    Stand start() throws IOException, InterruptedException {
        var settings = new ArrayList<>(server.settings());
        settings.addAll(flags);
        settings.add("-Donair.observe=" + setting.observe());
        settings.add("-Donair.observe-interval=" + Manifests.seconds(setting.interval()));
        callbacksPort.ifPresent(port -> settings.add("-Donair.callbacks.port=" + port));
        operator = Optional.of(new OperatorUnderTest(settings, log));
        Await.until("the accounts are ready", START, this::accountsReady);
        return this;
    }

    void stop() {
        operator.ifPresent(OperatorUnderTest::close);
        operator = Optional.empty();
    }

    /** Ends the operator; the next one has these quotas, of which nothing is used. */
    void stopFor(Setting next) {
        stop();
        setting = next;
        vendors.quotas(next);
        vendors.accounts()
                .forEach(account -> patch(
                        Kind.CDNETWORKS_ACCOUNT,
                        Manifests.account(account),
                        "{\"requestsPerMinute\":" + next.cdnetworksQuota() + "}"));
        if (next.huawei()) {
            patch(Kind.HUAWEI_ACCOUNT, "default", "{\"requestsPerMinute\":" + Manifests.huaweiQuotas(next) + "}");
        }
    }

    private boolean accountsReady() {
        if (!operator().isAlive()) {
            throw new IllegalStateException("the operator ended; its log is " + log);
        }
        return all(Kind.CDNETWORKS_ACCOUNT).stream().allMatch(Witness::isReady)
                && all(Kind.HUAWEI_ACCOUNT).stream().allMatch(Witness::isReady);
    }

    private List<GenericKubernetesResource> all(Kind kind) {
        return server.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(server.namespace())
                .list()
                .getItems();
    }

    /** How long an object of this kind is as JSON, on average: some of what etcd keeps, and each watcher gets, of it. */
    long averageBytes(Kind kind) {
        return Math.round(all(kind).stream()
                .mapToInt(object -> server.client()
                        .getKubernetesSerialization()
                        .asJson(object)
                        .getBytes(StandardCharsets.UTF_8)
                        .length)
                .average()
                .orElse(0));
    }

    OperatorUnderTest operator() {
        return operator.orElseThrow(() -> new IllegalStateException("the operator does not run"));
    }

    Setting setting() {
        return setting;
    }

    Vendors vendors() {
        return vendors;
    }

    Witness witness(Kind kind) {
        return Optional.ofNullable(witnesses.get(kind)).orElseThrow();
    }

    Witness channels() {
        return witness(Kind.LIVE_CHANNEL);
    }

    /** Writes to Kubernetes that were not ours. */
    long writes() {
        return server.writes() - ownWrites.get();
    }

    static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }

    /** LiveChannels of the first account. */
    Map<String, Instant> createChannels(List<String> names) throws InterruptedException {
        return create(names, name -> Manifests.liveChannel(name, "default"));
    }

    /** @return when each was applied */
    Map<String, Instant> create(List<String> names, UnaryOperator<String> manifest) throws InterruptedException {
        var at = new ConcurrentHashMap<String, Instant>();
        forAll(names, name -> {
            at.put(name, Instant.now());
            create(manifest.apply(name));
        });
        return at;
    }

    /** @return when each was deleted */
    Map<String, Instant> delete(Kind kind, List<String> names) throws InterruptedException {
        var at = new ConcurrentHashMap<String, Instant>();
        forAll(names, name -> {
            at.put(name, Instant.now());
            ownWrites.incrementAndGet();
            server.client()
                    .genericKubernetesResources(kind.context())
                    .inNamespace(server.namespace())
                    .withName(name)
                    .delete();
        });
        return at;
    }

    private static void forAll(List<String> names, Consumer<String> what) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(APPLIERS)) {
            var results = threads.invokeAll(names.stream()
                    .map(name -> Executors.callable(() -> what.accept(name)))
                    .toList());
            for (var result : results) {
                result.resultNow();
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** Applies one object. */
    void create(String json) {
        var object = server.client().getKubernetesSerialization().unmarshal(json, GenericKubernetesResource.class);
        ownWrites.incrementAndGet();
        server.client().resource(object).inNamespace(server.namespace()).create();
    }

    void patch(Kind kind, String name, String spec) {
        ownWrites.incrementAndGet();
        server.client()
                .genericKubernetesResources(kind.context())
                .inNamespace(server.namespace())
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    @Override
    public void close() {
        try {
            if (operator.isPresent()) {
                vendors.temperaments("document");
                server.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
            server.close();
            vendors.close();
        }
    }
}
