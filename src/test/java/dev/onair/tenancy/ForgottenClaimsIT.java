package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.ID;
import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What nobody asks for any more is free at once, not only after a restart. */
@Execution(ExecutionMode.CONCURRENT)
class ForgottenClaimsIT {
    @Test
    void whatAResourceHadWhoseFinalizerWasTakenAwayByHandCanBeAdopted() {
        try (var ground = Battleground.of("PullChannel")) {
            var former = ground.create("tv", "former", Map.of(), Map.of());
            ground.awaitReady(former);
            var id = text(former, "externalId");
            patch(former, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/paused", "true"))));
            former.delete();
            assertThat(comesTo(() -> condition(former, "Synced", "reason").equals("Paused")))
                    .as("%s", status(former))
                    .isTrue();
            patch(former, Map.of("metadata", Map.of("finalizers", List.of())));
            assertThat(comesTo(() -> former.get() == null)).isTrue();

            var next = ground.create("tv", "next", Map.of(ID, id), Map.of());

            ground.awaitReady(next);
            assertThat(text(next, "externalId")).isEqualTo(id);
            assertThat(ground.atTheVendor().get()).containsOnlyKeys(id);
        }
    }

    @Test
    void aWishThatIsWithdrawnBeforeItWasGrantedStandsInNobodysWay() {
        try (var ground = Battleground.of("Flow")) {
            var former = ground.create("tv", "former", Map.of(), Map.of("deletionPolicy", "Retain"));
            ground.awaitReady(former);
            var id = text(former, "externalId");
            former.delete();
            assertThat(comesTo(() -> former.get() == null)).isTrue();
            var decryption = Map.of(
                    "algorithm", "aes128", "passphraseSecretRef", Map.of("name", "missing", "key", "passphrase"));
            var source = Map.of("name", "studio", "protocol", "srt-listener", "decryption", decryption);
            var hasty =
                    ground.create("tv", "hasty", Map.of(ID, id), Map.of("name", "former", "sources", List.of(source)));
            assertThat(comesTo(() -> condition(hasty, "Synced", "reason").equals("DependencyNotReady")
                            && text(hasty, "externalId").isEmpty()))
                    .as("%s", status(hasty))
                    .isTrue();

            var none = new HashMap<String, Object>();
            none.put(ID, null);
            patch(hasty, Map.of("metadata", Map.of("annotations", none)));
            var next = ground.create("tv", "next", Map.of(ID, id), Map.of("name", "former"));

            ground.awaitReady(next);
            assertThat(text(next, "externalId")).isEqualTo(id);
        }
    }
}
