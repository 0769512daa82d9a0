package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hardest deletion: all at once, in any order, the credentials among it. */
class NamespaceDeletionE2E {
    private static final int CHANNELS = 5;

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    @Test
    void aWholeNamespaceGoesAndLeavesNothingAtTheVendor() {
        var kubectl = stage.kubectl();
        kubectl.apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
        IntStream.range(0, CHANNELS)
                .mapToObj(i -> Manifests.channel("channel-" + i, "connectionSecretName: push-" + i))
                .forEach(kubectl::apply);
        stage.startOperator();
        kubectl.run("wait", "--for=condition=Ready", "lch", "--all", "--timeout=40s");
        assertThat(stage.vendor().channels().all()).hasSize(CHANNELS);

        kubectl.run("delete", "namespace", stage.namespace(), "--wait=false");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(kubectl.tryRun("", "get", "namespace", stage.namespace())
                                .err())
                        .contains("NotFound"));
        assertThat(stage.vendor().channels().all()).isEmpty();
    }
}
