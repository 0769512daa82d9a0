package dev.onair.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kubectl makes of deploy: every combination of the components. */
class KustomizeIT {
    private static final Set<String> RECEIVER = Set.of("Service", "Ingress", "NetworkPolicy");

    /** As the tests of kubectl itself: whoever has none can test all else. */
    @BeforeAll
    static void kubectlIsInstalled() throws InterruptedException {
        try {
            new ProcessBuilder("kubectl", "version", "--client")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            assumeTrue(false, "kubectl is not on the PATH");
        }
    }

    private static List<HasMetadata> render(String folder) throws IOException, InterruptedException {
        var process = new ProcessBuilder("kubectl", "kustomize", folder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = process.inputReader().readAllAsString();
        assertThat(process.waitFor()).as(folder).isZero();
        return new KubernetesSerialization().unmarshal("---\n" + text);
    }

    private static Set<String> kinds(List<HasMetadata> objects) {
        return objects.stream().map(HasMetadata::getKind).collect(Collectors.toSet());
    }

    private static Deployment deployment(List<HasMetadata> objects) {
        return objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "deploy/base, 1, false",
        "deploy/callbacks, 1, true",
        "deploy/overlays/standby, 2, false",
        "deploy/overlays/standby-callbacks, 2, true"
    })
    void everyCombinationHasWhatItsPartsHave(String folder, int replicas, boolean receives) throws Exception {
        var objects = render(folder);

        var deployment = deployment(objects);
        var environment = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .map(EnvVar::getName)
                .toList();
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(replicas);
        assertThat(environment).contains("POD_NAME", "ONAIR_LEADER_ELECTION");
        assertThat(environment.contains("ONAIR_CALLBACKS_PORT")).isEqualTo(receives);
        assertThat(kinds(objects).containsAll(RECEIVER)).isEqualTo(receives);
        assertThat(kinds(objects).contains("PodDisruptionBudget")).isEqualTo(replicas > 1);
    }

    @Test
    void everythingIsInTheOperatorsNamespace() throws Exception {
        assertThat(render("deploy/overlays/standby-callbacks"))
                .filteredOn(object -> object.getMetadata().getNamespace() != null)
                .extracting(object -> object.getMetadata().getNamespace())
                .containsOnly("onair-system");
    }
}
