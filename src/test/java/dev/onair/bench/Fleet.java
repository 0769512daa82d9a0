package dev.onair.bench;

import dev.onair.OnairProcess;
import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelStatus;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.engine.Conditions;
import dev.onair.simulator.RequestLog;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** An operator process between an API server and a vendor of this process, and hands to move all three. */
final class Fleet implements AutoCloseable {
    private static final String NAMESPACE = "default";
    private static final int POLL_MILLIS = 20;
    /** The heap that a JVM takes in the 512 MiB of deploy/base. */
    private static final String CONTAINER = "-XX:MaxRAM=512m";

    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final CdnetworksSimulator vendor;
    private final KubernetesClient kubernetes;
    private final Path folder;
    private final Map<String, Instant> readySince = new ConcurrentHashMap<>();
    private final Map<String, LiveChannelStatus> statuses = new ConcurrentHashMap<>();
    private final Optional<Integer> callbacksPort;
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private Optional<Process> operator = Optional.empty();

    /** Since when a channel's status says that the stream is on air, or that it is not. */
    record State(String word, Instant since) {}

    /** With the quota that the vendor's document gives. */
    Fleet(Path folder) {
        this(folder, 200, Optional.empty());
    }

    /** @param callbacksPort where the operator receives callbacks, if it does */
    Fleet(Path folder, int requestsPerMinute, Optional<Integer> callbacksPort) {
        this.folder = folder;
        this.callbacksPort = callbacksPort;
        vendor = CdnetworksSimulator.start(
                CdnetworksSimulator.Options.defaults().withRequestsPerMinute(requestsPerMinute));
        kubernetes = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .withHttpClientFactory(new VertxHttpClientFactory())
                .build();
        server.writeKubeconfig(folder.resolve("kubeconfig"));
        try (var crds = Files.list(Path.of("crds"))) {
            for (var crd : crds.filter(file -> file.toString().endsWith(".onair.dev.yaml"))
                    .toList()) {
                try (var text = Files.newInputStream(crd)) {
                    server.install(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        apply("""
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"cdnetworks"},
                 "stringData":{"accessKey":"%s","secretKey":"%s"}}""".formatted(vendor.accessKey(), vendor.secretKey()));
        apply("""
                {"apiVersion":"cdnetworks.onair.dev/v1alpha1","kind":"CdnetworksAccount","metadata":{"name":"default"},
                 "spec":{"credentialsSecretRef":{"name":"cdnetworks"},"endpoint":"%s","requestsPerMinute":%d%s}}""".formatted(
                        vendor.url(),
                        requestsPerMinute,
                        callbacksPort
                                .map(port -> ",\"callbacks\":{\"baseUrl\":\"http://127.0.0.1:" + port + "\"}")
                                .orElse("")));
        kubernetes.resources(LiveChannel.class).inNamespace(NAMESPACE).inform(new Witness());
    }

    /** Notes what becomes of each channel, and when. */
    private final class Witness implements ResourceEventHandler<LiveChannel> {
        @Override
        public void onAdd(LiveChannel channel) {
            see(channel);
        }

        @Override
        public void onUpdate(LiveChannel before, LiveChannel channel) {
            see(channel);
        }

        @Override
        public void onDelete(LiveChannel channel, boolean stateUnknown) {
            statuses.remove(channel.getMetadata().getName());
        }

        private void see(LiveChannel channel) {
            var status = channel.getStatus();
            if (status == null) {
                return;
            }
            var name = channel.getMetadata().getName();
            statuses.put(name, status);
            if (status.state != null) {
                states.compute(
                        name,
                        (known, before) -> before != null && before.word().equals(status.state)
                                ? before
                                : new State(status.state, Instant.now()));
            }
            if (Conditions.isTrue(
                    status.conditions, Conditions.READY, channel.getMetadata().getGeneration())) {
                readySince.putIfAbsent(name, Instant.now());
            }
        }
    }

    /** @return when the process was started */
    Instant startOperator() throws IOException {
        var command = OnairProcess.command(
                CONTAINER,
                "-Dkubeconfig=" + folder.resolve("kubeconfig"),
                "-Dkubernetes.master=" + server.url(),
                "-Dno.proxy=" + server.url().getHost(),
                "-Dquarkus.http.port=0",
                callbacksPort.map(port -> "-Donair.callbacks.port=" + port).orElse("-Donair.callbacks.host=127.0.0.1"),
                "operator");
        var log = folder.resolve("operator.log").toFile();
        var started = Instant.now();
        operator = Optional.of(command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start());
        return started;
    }

    void stopOperator() throws InterruptedException {
        var process = operator.orElseThrow();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Resident memory of the operator in MiB. */
    long residentMib() throws IOException {
        var status = Path.of("/proc", String.valueOf(operator.orElseThrow().pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .map(kib -> kib / 1024)
                .findFirst()
                .orElseThrow();
    }

    RequestLog requests() {
        return vendor.requests();
    }

    CdnetworksSimulator vendor() {
        return vendor;
    }

    /** How many writes the API server has seen: each takes one resourceVersion. */
    long kubernetesWrites() {
        return Long.parseLong(kubernetes
                .resources(CdnetworksAccount.class)
                .inNamespace(NAMESPACE)
                .list()
                .getMetadata()
                .getResourceVersion());
    }

    boolean accountSeen() {
        var status = kubernetes
                .resources(CdnetworksAccount.class)
                .inNamespace(NAMESPACE)
                .withName("default")
                .get()
                .getStatus();
        return status != null && !status.conditions.isEmpty();
    }

    /** So that the next first reconcile can be seen. */
    void forgetAccountStatus() {
        kubernetes
                .resources(CdnetworksAccount.class)
                .inNamespace(NAMESPACE)
                .withName("default")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":null}");
    }

    boolean accountReady() {
        var account = kubernetes
                .resources(CdnetworksAccount.class)
                .inNamespace(NAMESPACE)
                .withName("default")
                .get();
        return account.getStatus() != null
                && Conditions.isTrue(
                        account.getStatus().conditions,
                        Conditions.READY,
                        account.getMetadata().getGeneration());
    }

    void create(String name) {
        apply("""
                {"apiVersion":"cdnetworks.onair.dev/v1alpha1","kind":"LiveChannel","metadata":{"name":"%1$s"},
                 "spec":{"pushDomain":"livepush.ovptest.haplat.net","application":"test1",
                         "playback":{"protocols":["RTMP","HLS"]},"connectionSecretName":"%1$s-push"}}""".formatted(name));
    }

    void patch(String name, String spec) {
        kubernetes
                .resources(LiveChannel.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    Optional<State> state(String name) {
        return Optional.ofNullable(states.get(name));
    }

    /** Has the vendor report the channel states of the document's sample domain. */
    void createStateCallback() {
        apply("""
                {"apiVersion":"cdnetworks.onair.dev/v1alpha1","kind":"ChannelStateCallback","metadata":{"name":"states"},
                 "spec":{"pushDomain":"livepush.ovptest.haplat.net"}}""");
    }

    Optional<Instant> readySince(String name) {
        return Optional.ofNullable(readySince.get(name));
    }

    boolean all(List<String> names, Predicate<LiveChannelStatus> what) {
        return names.stream().allMatch(name -> statuses.containsKey(name) && what.test(statuses.get(name)));
    }

    String pullId(String name) {
        return Optional.ofNullable(statuses.get(name))
                .map(status -> status.pullId)
                .orElseThrow(() -> new IllegalStateException(name + " has no channel at the vendor"));
    }

    /** @throws IllegalStateException when it did not come true in time */
    static void await(String what, Duration within, BooleanSupplier holds) throws InterruptedException {
        var deadline = System.nanoTime() + within.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not so after " + within + ": " + what);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void apply(String json) {
        var object = kubernetes
                .getKubernetesSerialization()
                .unmarshal(json, io.fabric8.kubernetes.api.model.GenericKubernetesResource.class);
        kubernetes.resource(object).inNamespace(NAMESPACE).create();
    }

    @Override
    public void close() {
        if (operator.filter(Process::isAlive).isPresent()) {
            operator.get().destroyForcibly();
        }
        kubernetes.close();
        server.close();
        vendor.close();
    }
}
