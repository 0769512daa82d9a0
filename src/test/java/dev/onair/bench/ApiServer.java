package dev.onair.bench;

import dev.onair.embedded.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the operator of a row works on.
 *
 * @param settings of the operator, by which it finds it
 * @param leave called when the operator has ended
 */
record ApiServer(KubernetesClient client, String namespace, List<String> settings, Runnable leave)
        implements AutoCloseable {
    private static final Path CRDS = Path.of("crds");
    private static final int ESTABLISHED_SECONDS = 30;
    private static final Duration EMPTYING = Duration.ofMinutes(5);

    /** One of this process, which forgets all of it. */
    static ApiServer embedded(Path folder) {
        var server = EmbeddedApiServer.start(0);
        var kubeconfig = server.writeKubeconfig(folder.resolve("kubeconfig"));
        definitions(server::install);
        return new ApiServer(
                client(Config.fromKubeconfig(server.kubeconfig())),
                "default",
                List.of(
                        "-Dkubeconfig=" + kubeconfig,
                        "-Dkubernetes.master=" + server.url(),
                        "-Dno.proxy=" + server.url().getHost()),
                server::close);
    }

    /** The one of KUBECONFIG, whose definitions become this version's; in a namespace for this row. */
    static ApiServer cluster() {
        var client = client(Config.autoConfigure(null));
        definitions(text -> client.load(text).resources().forEach(ApiServer::establish));
        var namespace = client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("onair-bench-")
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
        return new ApiServer(
                client,
                namespace,
                List.of("-Dquarkus.operator-sdk.namespaces=" + namespace, "-Dpod.namespace=" + namespace),
                () -> client.namespaces().withName(namespace).delete());
    }

    private static void establish(Resource<HasMetadata> definition) {
        definition.fieldManager("onair-bench").forceConflicts().serverSideApply();
        definition.waitUntilCondition(
                crd -> crd instanceof CustomResourceDefinition known
                        && known.getStatus() != null
                        && known.getStatus().getConditions().stream()
                                .anyMatch(condition -> condition.getType().equals("Established")
                                        && condition.getStatus().equals("True")),
                ESTABLISHED_SECONDS,
                TimeUnit.SECONDS);
    }

    private static void definitions(Consumer<InputStream> each) {
        try (var files = Files.list(CRDS)) {
            for (var file : files.filter(name -> name.toString().endsWith(".onair.dev.yaml"))
                    .toList()) {
                try (var text = Files.newInputStream(file)) {
                    each.accept(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new VertxHttpClientFactory())
                .build();
    }

    boolean isOfThisProcess() {
        return namespace.equals("default");
    }

    /** How many writes it has seen: each takes one of its versions. On a cluster these are also those of others. */
    long writes() {
        return Long.parseLong(client.secrets()
                .inNamespace(namespace)
                .withLabel("onair.dev/none", "none")
                .list()
                .getMetadata()
                .getResourceVersion());
    }

    /** Has the operator, which must run, take leave of all that it made. */
    void empty() throws InterruptedException {
        if (isOfThisProcess()) {
            return;
        }
        for (var kind : List.of(Kind.LIVE_CHANNEL, Kind.CHANNEL_STATE_CALLBACK, Kind.OTT_CHANNEL, Kind.FLOW)) {
            var all = client.genericKubernetesResources(kind.context()).inNamespace(namespace);
            all.delete();
            Await.until(
                    "no " + kind + " is left",
                    EMPTYING,
                    () -> all.list().getItems().isEmpty());
        }
        for (var kind : List.of(Kind.CDNETWORKS_ACCOUNT, Kind.HUAWEI_ACCOUNT)) {
            var all = client.genericKubernetesResources(kind.context()).inNamespace(namespace);
            all.delete();
            Await.until(
                    "no " + kind + " is left",
                    EMPTYING,
                    () -> all.list().getItems().isEmpty());
        }
    }

    @Override
    public void close() {
        leave.run();
        client.close();
    }
}
