package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.GroundAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody deletes the Secret that an account lives on: nothing waits for it in silence, whoever the vendor is. */
@Execution(ExecutionMode.CONCURRENT)
class CredentialsDeletedIT {
    private static Resource<Secret> secret(Battleground ground) {
        return ground.client()
                .secrets()
                .inNamespace("tv")
                .withName(GroundAccount.isHuaweis(ground) ? "huawei" : "cdnetworks");
    }

    /** By somebody who takes all finalizers away, too. */
    private static void force(Battleground ground) {
        secret(ground).delete();
        secret(ground)
                .edit(held -> new SecretBuilder(held)
                        .editMetadata()
                        .withFinalizers()
                        .endMetadata()
                        .build());
    }

    private static String accountSays(Battleground ground, String type) {
        return condition(account(ground), type, "message");
    }

    private static void comesTo(Battleground ground, BooleanSupplier state) {
        assertThat(Battleground.comesTo(state))
                .as("%s", Battleground.status(account(ground)))
                .isTrue();
    }

    private static boolean hasEvent(Battleground ground, String reason) {
        return ground.client().v1().events().inNamespace("tv").list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals("default"))
                .map(Event::getReason)
                .anyMatch(reason::equals);
    }

    private static Resource<GenericKubernetesResource> ready(Battleground ground, String name) {
        var resource = ground.create("tv", name, Map.of(), Map.of());
        ground.awaitReady(resource);
        return resource;
    }

    private static Map<String, ?> naming(Battleground ground, String name) {
        var ref = Map.of("name", name);
        return GroundAccount.isHuaweis(ground)
                ? Map.of("auth", Map.of("accessKeySecretRef", ref))
                : Map.of("credentialsSecretRef", ref);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow"})
    void theAccountWarnsAndAnotherSecretIsTheWayOut(String kind) {
        try (var ground = Battleground.of(kind)) {
            ready(ground, "news");
            var secret = secret(ground);
            var keys = secret.get().getData();
            secret.delete();
            comesTo(ground, () -> {
                var said = accountSays(ground, "CredentialsDeleted");
                return said.contains("Secret tv/" + secret.get().getMetadata().getName() + " was deleted")
                        && said.contains("accessKey, secretKey");
            });
            comesTo(ground, () -> hasEvent(ground, "CredentialsDeleted"));
            ready(ground, "late");

            ground.client()
                    .resource(new SecretBuilder()
                            .withNewMetadata()
                            .withNamespace("tv")
                            .withName("again")
                            .endMetadata()
                            .withData(keys)
                            .build())
                    .create();
            Battleground.patch(account(ground), Map.of("spec", naming(ground, "again")));

            comesTo(ground, () -> accountSays(ground, "CredentialsDeleted").equals("(none)"));
            comesTo(ground, () -> secret.get() == null);
            ready(ground, "after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow"})
    void anAccountThatGoesSaysThatItsCredentialsAreMissingAndHowToDoWithout(String kind) {
        try (var ground = Battleground.of(kind)) {
            var news = ready(ground, "news");
            force(ground);
            comesTo(ground, () -> accountSays(ground, "Ready").contains("does not exist: create it"));
            comesTo(ground, () -> hasEvent(ground, "SecretNotFound"));

            account(ground).delete();
            news.delete();

            comesTo(ground, () -> {
                var said = accountSays(ground, "Ready");
                return said.contains("its credentials are not to be had") && said.contains("Retain");
            });
            comesTo(ground, () -> condition(news, "Synced", "message").contains("spec.deletionPolicy to Retain"));
            Battleground.patch(news, Map.of("spec", Map.of("deletionPolicy", "Retain")));
            comesTo(ground, () -> news.get() == null);
            comesTo(ground, () -> account(ground).get() == null);
            assertThat(ground.atTheVendor().get()).hasSize(1);
        }
    }
}
