package dev.onair.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the embedded API server, where no operator is left to take finalizers away. */
class DepartureIT {
    private static final String NAMESPACE = "default";

    @Test
    void nothingOfAnyKindKeepsTheNamespace() throws Exception {
        try (var server = EmbeddedApiServer.start(0);
                var kubernetes = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                        .build()) {
            AllDefinitions.install(server);
            for (var example : examples()) {
                example.getMetadata().setNamespace(NAMESPACE);
                example.getMetadata().setFinalizers(List.of("onair.dev/finalizer"));
                kubernetes.resource(example).create();
            }
            var cluster = new Cluster(kubernetes, NAMESPACE, Manifests.crds());
            assertThat(cluster.all().map(HasMetadata::getKind).distinct()).hasSize(definitions());

            new Departure(kubernetes, NAMESPACE).run(0);

            assertThat(cluster.all()).isEmpty();
        }
    }

    private static int definitions() throws IOException {
        try (var files = Files.list(Path.of("crds"))) {
            return (int) files.filter(file -> file.toString().endsWith(".onair.dev.yaml"))
                    .count();
        }
    }

    /** What belongs to Onair in the examples: all kinds. */
    private static List<GenericKubernetesResource> examples() throws IOException {
        try (var files = Files.walk(Path.of("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("nightly-recording/account.yaml"))
                    .map(file -> Path.of("examples").relativize(file).toString().replace(".yaml", ""))
                    .flatMap(file -> Manifests.example(file).stream())
                    .filter(object -> object.getApiVersion().contains(".onair.dev/"))
                    .toList();
        }
    }
}
