package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.logs.PlantedRandom;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealKeysIT {
    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void theKeyIsMadeOnceAndReadByWhoeverComesLater() {
        var first = keys();
        var seal = first.seals().seal("binding", "tv");
        assertThat(first.isFirstSealing()).isTrue();

        var later = keys();
        assertThat(later.seals().isCurrent(seal, "binding", "tv")).isTrue();
        assertThat(later.isFirstSealing())
                .as("the first one did not say that it is over")
                .isTrue();
        later.firstSealingIsOver();

        assertThat(later.isFirstSealing()).isFalse();
        assertThat(keys().isFirstSealing()).isFalse();
        assertThat(keys().seals().isCurrent(seal, "binding", "tv")).isTrue();
    }

    @Test
    void aLostKeyIsMadeAnewAndWhatStandsInStatusesIsSealedOnceAgain() {
        var lost = keys();
        var seal = lost.seals().seal("binding", "tv");
        lost.firstSealingIsOver();
        client.secrets().inNamespace("default").withName(SealKeys.NAME).delete();

        var renewed = keys();
        assertThat(renewed.seals().isSeal(seal, "binding", "tv")).isFalse();
        assertThat(renewed.isFirstSealing()).isTrue();
    }

    @Test
    void aSecretWithoutAUsableKeyGetsOne() {
        keys().seals();
        client.secrets().inNamespace("default").withName(SealKeys.NAME).edit(secret -> {
            secret.setData(Map.of(SealKeys.CURRENT, "bm90IGEga2V5"));
            return secret;
        });

        var renewed = keys();
        assertThat(renewed.isFirstSealing()).isTrue();
        assertThat(keys().seals().isCurrent(renewed.seals().seal("binding", "tv"), "binding", "tv"))
                .isTrue();
    }

    @Test
    void aRotationKeepsTheKeyBeforeUntilItIsSaidToBeOver() {
        var before = keys().seals().seal("binding", "tv");
        client.secrets().inNamespace("default").withName(SealKeys.NAME).edit(secret -> {
            secret.getMetadata().getAnnotations().put(SealKeys.ROTATE, "2026-11-29");
            return secret;
        });

        var rotating = keys();
        assertThat(rotating.isRotating()).isTrue();
        assertThat(rotating.seals().isSeal(before, "binding", "tv")).isTrue();
        assertThat(rotating.seals().isCurrent(before, "binding", "tv")).isFalse();
        var again = keys();
        assertThat(again.seals().isCurrent(rotating.seals().seal("binding", "tv"), "binding", "tv"))
                .as("once for each value of the annotation")
                .isTrue();

        again.rotationIsOver();
        assertThat(again.isRotating()).isFalse();
        assertThat(again.seals().isSeal(before, "binding", "tv")).isFalse();
        assertThat(secret().getData()).containsOnlyKeys(SealKeys.CURRENT);
    }

    private void askForARotation(String value) {
        client.secrets().inNamespace("default").withName(SealKeys.NAME).edit(secret -> {
            secret.getMetadata().getAnnotations().put(SealKeys.ROTATE, value);
            return secret;
        });
    }

    @Test
    void asLongAsSomethingIsSealedByTheKeyBeforeNoThirdOneIsMade() {
        var before = keys().seals().seal("binding", "tv");
        askForARotation("one");
        var renewed = keys().seals().seal("binding", "tv");
        askForARotation("two");

        var waiting = keys();
        assertThat(waiting.isRotating()).isTrue();
        assertThat(waiting.seals().isSeal(before, "binding", "tv")).isTrue();
        assertThat(waiting.seals().isCurrent(renewed, "binding", "tv")).isTrue();
        waiting.rotationIsOver();

        var next = keys();
        assertThat(next.isRotating()).isTrue();
        assertThat(next.seals().isSeal(before, "binding", "tv")).isFalse();
        assertThat(next.seals().isSeal(renewed, "binding", "tv")).isTrue();
        assertThat(next.seals().isCurrent(renewed, "binding", "tv")).isFalse();
    }

    @Test
    void aSecretThatIsDeletedWhileItsKeyIsRenewedHurtsTheNextStartAlone() {
        keys().seals();
        askForARotation("one");
        var rotating = keys();
        var seal = rotating.seals().seal("binding", "tv");
        client.secrets().inNamespace("default").withName(SealKeys.NAME).delete();

        rotating.rotationIsOver();
        rotating.firstSealingIsOver();

        assertThat(rotating.isRotating()).isFalse();
        assertThat(rotating.seals().isCurrent(seal, "binding", "tv")).isTrue();
        assertThat(keys().isFirstSealing()).isTrue();
    }

    private Secret secret() {
        return client.secrets().inNamespace("default").withName(SealKeys.NAME).get();
    }

    private SealKeys keys() {
        return new SealKeys(client, "default", new PlantedRandom());
    }
}
