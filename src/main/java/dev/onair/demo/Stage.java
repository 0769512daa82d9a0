package dev.onair.demo;

import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.huawei.HuaweiSimulator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where the demo is played: a Kubernetes API, a simulated vendor and a namespace. Closing it leaves nothing behind. */
final class Stage implements AutoCloseable {
    private static final String FIELD_MANAGER = "onair-demo";
    private static final int ESTABLISHED_SECONDS = 30;

    private final Path folder;
    private final CdnetworksSimulator vendor;
    private final HuaweiSimulator huawei;
    private final KubernetesClient kubernetes;
    private final Cluster cluster;
    private final String namespace;
    private final String kubectl;
    private final Map<String, String> settings;
    private final Runnable takeDown;
    private final int callbacksPort;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Stage(
            Path folder,
            KubernetesClient kubernetes,
            String namespace,
            String kubectl,
            Map<String, String> settings,
            Runnable takeDown) {
        this.folder = folder;
        this.kubernetes = kubernetes;
        this.namespace = namespace;
        this.kubectl = kubectl;
        this.settings = settings;
        this.takeDown = takeDown;
        this.cluster = new Cluster(kubernetes, namespace, Manifests.crds());
        this.vendor = CdnetworksSimulator.start();
        // As the vendor's own clients show it: a running channel takes another input.
        this.huawei = HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withTemperaments(Temperament.LENIENT));
        this.callbacksPort = freePort();
    }

    /** With an API server in this process. */
    static Stage embedded() throws IOException {
        var folder = Files.createTempDirectory("onair-demo-");
        var server = EmbeddedApiServer.start(0);
        var kubeconfig = server.writeKubeconfig(folder.resolve("kubeconfig"));
        var settings = Map.of(
                "kubeconfig", kubeconfig.toString(),
                // Before the environment's, and past any proxy of it.
                "kubernetes.master", server.url().toString(),
                "no.proxy", server.url().getHost());
        settings.forEach(System::setProperty);
        var stage =
                new Stage(folder, client(), "default", "kubectl --kubeconfig " + kubeconfig, settings, server::close);
        Manifests.crds().forEach(crd -> stage.apply(crd));
        return stage;
    }

    /**
     * On the cluster of KUBECONFIG, in a namespace of its own.
     *
     * @throws IllegalStateException with the way out, before anything is made, where another operator works there
     */
    static Stage onCluster() throws IOException {
        var client = client();
        var refusal = new OtherOperators(client).refusal(Instant.now());
        if (refusal.isPresent()) {
            client.close();
            throw new IllegalStateException(refusal.get());
        }
        var folder = Files.createTempDirectory("onair-demo-");
        var guests = ClusterGuests.arrive(client, Manifests.crds());
        var settings = Map.of("quarkus.operator-sdk.namespaces", guests.namespace());
        return new Stage(folder, client, guests.namespace(), "kubectl", settings, guests::leave);
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubernetesClient client() {
        // A factory of its own: Quarkus' one belongs to an application that has not started yet.
        return new KubernetesClientBuilder()
                .withConfig(Config.autoConfigure(null))
                .withHttpClientFactory(new VertxHttpClientFactory())
                .build();
    }

    CdnetworksSimulator vendor() {
        return vendor;
    }

    HuaweiSimulator huawei() {
        return huawei;
    }

    KubernetesClient kubernetes() {
        return kubernetes;
    }

    /** Where the operator of this process takes the vendor's notices. */
    URI receiver() {
        return URI.create("http://127.0.0.1:" + callbacksPort);
    }

    List<Cast.Vendor> vendors() {
        return List.of(
                new Cast.Vendor("CDNetworks", "CdnetworksAccount", vendor.requests()),
                new Cast.Vendor("Huawei", "HuaweiAccount", huawei.requests()));
    }

    Cluster cluster() {
        return cluster;
    }

    String namespace() {
        return namespace;
    }

    /** What to type in another terminal to see all of it. */
    String watchCommand() {
        return kubectl + " get onair -A -w";
    }

    Path operatorLog() {
        return folder.resolve("operator.log");
    }

    /** How the operator of this process must be set up. */
    Map<String, String> operatorSettings() {
        var all = new HashMap<>(settings);
        all.put("quarkus.http.port", "0");
        all.put("onair.callbacks.port", String.valueOf(callbacksPort));
        // The simulated vendors show at once what was made.
        all.put("onair.visibility", "2s");
        // The screen belongs to the story; the log is shown when something went wrong.
        all.put("quarkus.log.console.enabled", "false");
        all.put("quarkus.log.file.enabled", "true");
        all.put("quarkus.log.file.path", operatorLog().toString());
        return all;
    }

    /** As {@code kubectl apply --server-side} would, in the demo's namespace. */
    void apply(HasMetadata object) {
        var resource = object.getApiVersion().startsWith("apiextensions.k8s.io/")
                ? kubernetes.resource(object)
                : kubernetes.resource(object).inNamespace(namespace);
        resource.fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        takeDown.run();
        vendor.close();
        huawei.close();
        Folders.delete(folder);
    }

    /** The demo's part of somebody's cluster. */
    private record ClusterGuests(KubernetesClient kubernetes, String namespace, List<? extends HasMetadata> ownCrds) {
        private static final int LEAVE_SECONDS = 10;

        static ClusterGuests arrive(KubernetesClient kubernetes, List<? extends HasMetadata> crds) {
            var own = crds.stream()
                    .filter(crd -> kubernetes.resource(crd).get() == null)
                    .toList();
            for (var crd : crds) {
                kubernetes
                        .resource(crd)
                        .fieldManager(FIELD_MANAGER)
                        .forceConflicts()
                        .serverSideApply();
                kubernetes
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(crd.getMetadata().getName())
                        .waitUntilCondition(ClusterGuests::established, ESTABLISHED_SECONDS, TimeUnit.SECONDS);
            }
            var made = kubernetes
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withGenerateName("onair-demo-")
                            .endMetadata()
                            .build())
                    .create();
            return new ClusterGuests(kubernetes, made.getMetadata().getName(), own);
        }

        private static boolean established(
                io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition crd) {
            return crd != null
                    && crd.getStatus() != null
                    && crd.getStatus().getConditions().stream()
                            .anyMatch(condition -> condition.getType().equals("Established")
                                    && condition.getStatus().equals("True"));
        }

        void leave() {
            new Departure(kubernetes, namespace).run(LEAVE_SECONDS);
            ownCrds.forEach(crd -> kubernetes.resource(crd).delete());
        }
    }
}
