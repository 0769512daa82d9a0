package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a vendor's object when the resource that holds it goes and another one asks for it: as was said beforehand. */
@Execution(ExecutionMode.CONCURRENT)
class EndOfAHolderIT {
    private static final Map<String, String> WATCHES = Map.of("managementPolicy", "Observe");

    private static String message(Resource<GenericKubernetesResource> resource) {
        return condition(resource, "Synced", "message");
    }

    private static void awaitMessage(Resource<GenericKubernetesResource> resource, Predicate<String> said) {
        assertThat(Battleground.comesTo(() -> said.test(message(resource))))
                .as(message(resource))
                .isTrue();
    }

    private static void awaitGone(Resource<GenericKubernetesResource> resource) {
        assertThat(Battleground.comesTo(() -> resource.get() == null))
                .as(message(resource))
                .isTrue();
    }

    /** Asks for what the holder has. */
    private static Resource<GenericKubernetesResource> claimant(Battleground ground, String namespace, String id) {
        var claimant = ground.create(namespace, "new", Map.of(Battleground.ID, id), WATCHES);
        assertThat(Battleground.comesTo(
                        () -> condition(claimant, "Synced", "reason").equals("Conflict")))
                .as(message(claimant))
                .isTrue();
        return claimant;
    }

    @ParameterizedTest
    @ValueSource(strings = {"LiveChannel", "PullChannel", "RecordTask", "ForwardTask", "OttChannel", "Flow"})
    void itGoesOverToAClaimantOfTheSameNamespace(String kind) {
        try (var ground = Battleground.of(kind)) {
            var holder = ground.create("victim", "old", Map.of(), Map.of());
            ground.awaitReady(holder);
            var id = text(holder, "externalId");
            var heir = claimant(ground, "victim", id);
            assertThat(message(heir))
                    .contains(kind + " victim/old: when that one is deleted, it goes over to this one; or give this one"
                            + " another onair.dev/external-id");
            awaitMessage(
                    holder,
                    said -> said.contains("when this resource is deleted, ")
                            && said.contains(id + " goes over to " + kind + " victim/new, which asks for it"));

            holder.delete();

            awaitGone(holder);
            assertThat(Battleground.comesTo(() -> text(heir, "externalId").equals(id)))
                    .as(message(heir))
                    .isTrue();
            assertThat(ground.atTheVendor().get()).containsOnlyKeys(id);
        }
    }

    /** Who is told nothing of the other one but that it goes over. */
    @ParameterizedTest
    @ValueSource(strings = {"LiveChannel", "PullChannel", "RecordTask", "ForwardTask", "OttChannel", "Flow"})
    void itGoesOverToAClaimantOfANamespaceThatMayAdopt(String kind) {
        try (var ground = Battleground.of(kind)) {
            var holder = ground.create("mate", "old", Map.of(), Map.of());
            ground.awaitReady(holder);
            var id = text(holder, "externalId");
            var heir = claimant(ground, "victim", id);
            assertThat(message(heir))
                    .contains("another resource of this account: when that one is deleted, it goes over to this one")
                    .doesNotContain("mate");
            awaitMessage(holder, said -> said.contains(id + " goes over to "));
            assertThat(message(holder)).doesNotContain("victim");

            holder.delete();

            awaitGone(holder);
            assertThat(Battleground.comesTo(() -> text(heir, "externalId").equals(id)))
                    .as(message(heir))
                    .isTrue();
            assertThat(ground.atTheVendor().get()).containsOnlyKeys(id);
        }
    }

    /** The account lets nobody of another namespace take what no resource holds. */
    @ParameterizedTest
    @ValueSource(strings = {"LiveChannel", "PullChannel", "RecordTask", "ForwardTask", "OttChannel", "Flow"})
    void itIsDeletedWhereNobodyWhoAsksMayTakeIt(String kind) {
        try (var ground = Battleground.of(kind)) {
            var holder = ground.create("victim", "old", Map.of(), Map.of());
            ground.awaitReady(holder);
            var id = text(holder, "externalId");
            var claimant = claimant(ground, "mate", id);
            assertThat(message(claimant))
                    .contains("another resource of this account: when that one is deleted, it is deleted at the"
                            + " vendor too; or give this one another onair.dev/external-id")
                    .doesNotContain("victim");
            assertThat(message(holder)).doesNotContain("goes over");

            holder.delete();

            awaitGone(holder);
            assertThat(ground.atTheVendor().get()).isEmpty();
            assertThat(text(claimant, "externalId")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow"})
    void nothingIsSaidOfADeletionWhereTheHolderRetains(String kind) {
        try (var ground = Battleground.of(kind)) {
            var holder = ground.create("victim", "old", Map.of(), Map.of("deletionPolicy", "Retain"));
            ground.awaitReady(holder);
            var claimant = claimant(ground, "mate", text(holder, "externalId"));

            assertThat(message(claimant)).contains("delete one of the two").doesNotContain("vendor too");
        }
    }
}
