package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.logs.CapturedLogs;
import dev.onair.logs.PlantedRandom;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account of callbacks in a namespace whose end waits for somebody's finalizer. */
class CallbackSecretsIT {
    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();
    private final CallbackSecrets secrets = new CallbackSecrets(client, new PlantedRandom(), Clock.systemUTC());

    @BeforeEach
    void end() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("tv")
                        .endMetadata()
                        .build())
                .create();
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace("tv")
                        .withName("held")
                        .addToFinalizers("example.com/hold")
                        .endMetadata()
                        .build())
                .create();
        client.namespaces().withName("tv").delete();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static CdnetworksAccount account() {
        var account = new CdnetworksAccount();
        account.getMetadata().setNamespace("tv");
        account.getMetadata().setName("default");
        account.getMetadata().setUid("uid-default");
        account.setSpec(new CdnetworksAccountSpec());
        account.getSpec().callbacks = new CdnetworksAccountSpec.Callbacks();
        account.getSpec().callbacks.baseUrl = "https://onair.example.com";
        return account;
    }

    @Test
    void saysThatTheNamespaceEndsAndLogsNothingAPass() {
        var logs = CapturedLogs.from(Level.INFO);
        try (logs) {
            for (var pass = 0; pass < 5; pass++) {
                assertThat(secrets.keep(account(), Optional.empty()))
                        .isEqualTo(new CallbackSecrets.Answer.Wrong("namespace \"tv\" is being deleted: Secret"
                                + " \"default-callbacks\" is not written any more"));
            }
        }

        assertThat(logs.lines()).isEmpty();
    }
}
