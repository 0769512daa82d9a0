package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets are read when they are needed, and what watches them keeps nothing of what is in them. */
@EnableKubernetesMockClient(crud = true, https = false)
@SuppressWarnings("NullAway.Init")
class SecretsIT {
    KubernetesClient client;

    private void make(String name, Map<String, String> data) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("tv")
                        .withName(name)
                        .addToLabels("team", "sports")
                        .addToFinalizers("onair.dev/account-1")
                        .addToAnnotations(
                                "kubectl.kubernetes.io/last-applied-configuration", "cGxhbnRlZC1vcGVuIHNlc2FtZQ==")
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
    }

    @Test
    void readsAllValuesDecoded() {
        make("check", Map.of("word", "cGxhbnRlZC1vcGVuIHNlc2FtZQ==", "empty", ""));

        assertThat(new Secrets(client).read("tv", "check"))
                .get()
                .isEqualTo(Map.of("word", "planted-open sesame", "empty", ""));
    }

    @Test
    void tellsAMissingSecretFromAnEmptyOne() {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("tv")
                        .withName("bare")
                        .endMetadata()
                        .build())
                .create();

        assertThat(new Secrets(client).read("tv", "bare")).contains(Map.of());
        assertThat(new Secrets(client).read("tv", "missing")).isEmpty();
        assertThat(new Secrets(client).read("elsewhere", "bare")).isEmpty();
    }

    @Test
    void watchesThemWithoutKeepingWhatIsInThem() {
        make("check", Map.of("word", "cGxhbnRlZC1vcGVuIHNlc2FtZQ=="));
        var store = new SecretStore();
        try (var informer =
                client.secrets().inNamespace("tv").runnableInformer(0).itemStore(store)) {
            informer.start().toCompletableFuture().join();
            make("later", Map.of("word", "cGxhbnRlZC1vcGVuIHNlc2FtZQ=="));
            await().atMost(Duration.ofSeconds(10)).until(() -> store.size() == 2);

            assertThat(store.values()).allSatisfy(SecretsIT::isBare);
            assertThat(store.get("tv/check")).isNotNull();
            assertThat(store.keySet()).containsExactlyInAnyOrder("tv/check", "tv/later");
        }
    }

    private static void isBare(Secret kept) {
        assertThat(Serialization.asJson(kept)).doesNotContain("cGxhbnRlZC1vcGVuIHNlc2FtZQ==", "word");
        assertThat(kept.getMetadata().getResourceVersion()).isNotBlank();
        assertThat(kept.getMetadata().getFinalizers()).containsExactly("onair.dev/account-1");
    }
}
