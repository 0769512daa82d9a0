package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manifest names another account than the one that its object is in: there the object is still nobody else's. */
class MovedAccountIT {
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
