package dev.onair.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The demo does not play where another operator would play along. */
class OtherOperatorsIT {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final KubernetesClient kubernetes = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();
    private final OtherOperators others = new OtherOperators(kubernetes);

    @AfterEach
    void close() {
        kubernetes.close();
        server.close();
    }

    private void lease(String name, @Nullable String holder, Instant renewed) {
        kubernetes
                .resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity(holder)
                        .withRenewTime(renewed.atZone(ZoneOffset.UTC))
                        .endSpec()
                        .build())
                .create();
    }

    @Test
    void playsWhereThereIsNone() {
        lease("another", "somebody", NOW);

        assertThat(others.refusal(NOW)).isEmpty();
    }

    @Test
    void isRefusedWhereOneHoldsTheLease() {
        lease("onair", "onair-0@10.0.0.1:8081", NOW.minusSeconds(20));

        assertThat(others.refusal(NOW))
                .hasValueSatisfying(said -> assertThat(said)
                        .contains(
                                "Lease default/onair, held by onair-0@10.0.0.1:8081",
                                "KUBECONFIG",
                                "kubectl scale deployment onair --replicas=0"));
    }

    @Test
    void playsWhereTheLeaseWasHandedBack() {
        lease("onair", null, NOW);

        assertThat(others.refusal(NOW)).isEmpty();
    }

    @Test
    void playsWhereTheLeaseRanOut() {
        lease("onair", "onair-0", NOW.minusSeconds(3_600));

        assertThat(others.refusal(NOW)).isEmpty();
    }
}
