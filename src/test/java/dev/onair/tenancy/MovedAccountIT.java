package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.patchStatus;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manifest names another account than the one that its object is in: there the object is still nobody else's. */
@Execution(ExecutionMode.CONCURRENT)
class MovedAccountIT {
    /** Who may write a status could else have a resource keep its object for ever, and all of its edits held. */
    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow"})
    void anAccountThatSomebodyWritesIntoAStatusIsNotBelieved(String kind) {
        try (var ground = Battleground.of(kind)) {
            var victim = ground.create("victim", "gold", Map.of(), Map.of());
            ground.awaitReady(victim);
            var id = text(victim, "externalId");

            patchStatus(victim, Map.of("account", "mate/default"));
            patch(victim, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "now"))));
            assertThat(comesTo(() -> text(victim, "lastHandledSyncAt").equals("now")
                            && text(victim, "account").equals("tv/default")))
                    .as("%s", status(victim))
                    .isTrue();
            ground.awaitReady(victim);
            assertThat(text(victim, "externalId")).isEqualTo(id);

            ground.process().stop();
            patchStatus(victim, Map.of("account", "mate/default"));
            victim.delete();
            ground.process().start();

            assertThat(comesTo(() -> victim.get() == null))
                    .as("%s", status(victim))
                    .isTrue();
            assertThat(ground.atTheVendor().get()).isEmpty();
        }
    }

    /** Its id is of the account that its status says; in the one that is named now it may be somebody else's. */
    @Test
    void afterTheKeyIsLostTheObjectIsStillInTheAccountThatItWasIn() {
        try (var ground = Battleground.of("PullChannel")) {
            var owner = ground.create("tv", "gold", Map.of(), Map.of("accountRef", Map.of()));
            ground.awaitReady(owner);
            var id = text(owner, "externalId");
            ground.process().stop();
            patch(owner, Map.of("spec", Map.of("accountRef", Map.of("namespace", "mate"))));
            ground.client()
                    .secrets()
                    .inNamespace("default")
                    .withName("onair-seals")
                    .delete();
            var binding = new HashMap<String, Object>();
            binding.put("binding", null);
            patchStatus(owner, binding);
            var taker = ground.create("tv", "taker", Map.of(Battleground.ID, id), Map.of("accountRef", Map.of()));

            ground.process().start();

            assertThat(comesTo(() -> condition(owner, "Synced", "reason").equals("Immutable")
                            && condition(taker, "Synced", "reason").equals("Conflict")
                            && !status(owner)
                                    .path("binding")
                                    .path("seal")
                                    .asText()
                                    .isEmpty()))
                    .as("%s%n%s", status(owner), status(taker))
                    .isTrue();
            assertThat(text(owner, "account")).isEqualTo("default");

            patch(owner, Map.of("spec", Map.of("accountRef", Map.of("namespace", "tv"))));
            ground.awaitReady(owner);
            assertThat(text(owner, "externalId")).isEqualTo(id);
            assertThat(ground.atTheVendor().get()).containsOnlyKeys(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "OttChannel"})
    void theObjectStaysReservedInTheAccountThatItIsIn(String kind) {
        try (var ground = Battleground.of(kind)) {
            var owner = ground.create("tv", "gold", Map.of(), Map.of("accountRef", Map.of()));
            ground.awaitReady(owner);
            var id = text(owner, "externalId");
            patch(owner, Map.of("spec", Map.of("accountRef", Map.of("namespace", "mate"))));
            assertThat(comesTo(() -> condition(owner, "Synced", "reason").equals("Immutable")))
                    .as("%s", status(owner))
                    .isTrue();

            // What the process knows of who holds what is gone with it.
            ground.process().stop();
            var taker = ground.create("tv", "taker", Map.of(Battleground.ID, id), Map.of("accountRef", Map.of()));
            ground.process().start();

            assertThat(comesTo(() -> condition(taker, "Synced", "reason").equals("Conflict")))
                    .as("%s", status(taker))
                    .isTrue();
            assertThat(text(taker, "externalId")).isEmpty();

            patch(owner, Map.of("spec", Map.of("accountRef", Map.of("namespace", "tv"))));
            ground.awaitReady(owner);
            assertThat(text(owner, "externalId")).isEqualTo(id);
            assertThat(condition(taker, "Synced", "reason")).isEqualTo("Conflict");
        }
    }
}
