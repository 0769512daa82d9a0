package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.DeletionPolicy;
import dev.onair.embedded.Edits;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody deletes the Secret that an account lives on: nothing waits for it in silence. */
class CredentialsDeletedIT {
    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void aChannelAtWork() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    private Resource<Secret> secret() {
        return operator.client.secrets().inNamespace("tv").withName("cdnetworks");
    }

    private String message(String type) {
        return operator.accountConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .map(Condition::getMessage)
                .findFirst()
                .orElse("(none)");
    }

    @Test
    void theAccountWarnsAndAnotherSecretIsTheWayOut() {
        secret().delete();
        awaitThat(() -> assertThat(message("CredentialsDeleted"))
                .contains("Secret tv/cdnetworks was deleted", "accessKey, secretKey"));
        awaitThat(() -> assertThat(operator.events("default")).contains("CredentialsDeleted"));
        operator.create("late", spec -> {});
        operator.awaitReady("late");

        operator.secret(
                "again",
                Map.of(
                        "accessKey", operator.simulator.accessKey(),
                        "secretKey", operator.simulator.secretKey()));
        Edits.until(() -> operator.account().edit(account -> {
            account.getSpec().credentialsSecretRef.name = "again";
            return account;
        }));

        awaitThat(() -> assertThat(message("CredentialsDeleted")).isEqualTo("(none)"));
        awaitThat(() -> assertThat(secret().get()).isNull());
    }

    @Test
    void anAccountThatGoesSaysThatItsCredentialsAreMissingAndHowToDoWithout() {
        secret().delete();
        secret().edit(held -> new SecretBuilder(held)
                .editMetadata()
                .withFinalizers()
                .endMetadata()
                .build());
        awaitThat(() -> assertThat(message("Ready")).contains("does not exist: create it"));
        awaitThat(() -> assertThat(operator.events("default")).contains("SecretNotFound"));

        operator.account().delete();
        operator.channel("news").delete();

        awaitThat(() -> assertThat(message("Ready"))
                .contains("its credentials are not to be had", "Secret tv/cdnetworks does not exist", "Retain"));
        awaitThat(() -> assertThat(operator.message("news")).contains("spec.deletionPolicy to Retain"));
        operator.edit("news", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        operator.awaitGone("news");
        awaitThat(() -> assertThat(operator.account().get()).isNull());
    }
}
