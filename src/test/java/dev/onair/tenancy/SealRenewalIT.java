package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.patchStatus;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of the seals through its life: the first start after a version without seals, and a renewal. */
@Execution(ExecutionMode.CONCURRENT)
class SealRenewalIT {
    private static final String ID = Battleground.ID;
    private final Battleground ground = Battleground.of("PullChannel");

    @AfterEach
    void close() {
        ground.close();
    }

    private Secret secret() {
        return ground.client()
                .secrets()
                .inNamespace("default")
                .withName("onair-seals")
                .get();
    }

    /** A status as the version before wrote it. */
    private static Map<String, Object> unsealed(String id) {
        var status = new HashMap<String, Object>();
        status.put("externalId", id);
        status.put("binding", null);
        return status;
    }

    private void forgetSeals() {
        ground.client().secrets().inNamespace("default").withName("onair-seals").delete();
    }

    @Test
    void theKeyBeforeIsForgottenWhenEverythingIsSealedAnew() {
        var one = ground.create("victim", "one", Map.of(), Map.of());
        var two = ground.create("mate", "two", Map.of(), Map.of());
        ground.awaitReady(one);
        ground.awaitReady(two);
        var before = status(one).path("binding").path("seal").asText();
        ground.process().stop();
        ground.client().secrets().inNamespace("default").withName("onair-seals").edit(secret -> {
            secret.getMetadata().getAnnotations().put("onair.dev/rotate-seals", "now");
            return secret;
        });

        ground.process().start();

        assertThat(comesTo(
                        () -> !status(one).path("binding").path("seal").asText().equals(before)
                                && secret().getData().keySet().equals(Set.of("key"))))
                .as("%s %s", status(one), secret().getData().keySet())
                .isTrue();
        ground.process().stop();
        ground.process().start();
        patch(one, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "now"))));
        assertThat(comesTo(() -> text(one, "lastHandledSyncAt").equals("now"))).isTrue();
        ground.awaitReady(one);
        assertThat(ground.atTheVendor().get()).hasSize(2);
    }

    /** Its seal is of the account before, and by the key before: without it the object could not be found again. */
    @Test
    void aResourceThatNamesAnotherAccountKeepsItsObjectThroughARenewal() {
        var resource = ground.create("tv", "moved", Map.of(), Map.of());
        ground.awaitReady(resource);
        var id = text(resource, "externalId");
        var before = status(resource).path("binding").path("seal").asText();
        ground.process().stop();
        patch(resource, Map.of("spec", Map.of("accountRef", Map.of("namespace", "mate"))));
        ground.client().secrets().inNamespace("default").withName("onair-seals").edit(secret -> {
            secret.getMetadata().getAnnotations().put("onair.dev/rotate-seals", "now");
            return secret;
        });

        ground.process().start();

        assertThat(comesTo(() -> condition(resource, "Synced", "reason").equals("Immutable")
                        && secret().getData().keySet().equals(Set.of("key"))))
                .as("%s %s", status(resource), secret().getData().keySet())
                .isTrue();
        ground.process().stop();
        ground.process().start();
        assertThat(comesTo(() ->
                        !status(resource).path("binding").path("seal").asText().equals(before)
                                && condition(resource, "Synced", "reason").equals("Immutable")))
                .as("%s", status(resource))
                .isTrue();
        patch(resource, Map.of("spec", Map.of("accountRef", Map.of("namespace", "tv"))));
        ground.awaitReady(resource);
        assertThat(text(resource, "externalId")).isEqualTo(id);
        assertThat(ground.atTheVendor().get()).containsOnlyKeys(id);
    }

    @Test
    void whatAVersionWithoutSealsWroteIsSealedOnceAndWhatTwoNameIsHeld() {
        var single = ground.create("victim", "single", Map.of(), Map.of());
        var first = ground.create("victim", "first", Map.of(), Map.of());
        var second = ground.create("mate", "second", Map.of(), Map.of("managementPolicy", "Observe"));
        ground.awaitReady(single);
        ground.awaitReady(first);
        var id = text(single, "externalId");
        var shared = text(first, "externalId");
        ground.process().stop();
        forgetSeals();
        patchStatus(single, unsealed(id));
        patchStatus(first, unsealed(shared));
        patchStatus(second, unsealed(shared));
        patch(second, Map.of("metadata", Map.of("annotations", Map.of(ID, shared))));
        patch(second, Map.of("spec", Map.of("managementPolicy", "Full")));
        var before = ground.atTheVendor().get();

        ground.process().start();

        assertThat(comesTo(() ->
                        !status(single).path("binding").path("seal").asText().isEmpty()
                                && condition(first, "Synced", "reason").equals("Conflict")
                                && condition(second, "Synced", "reason").equals("Conflict")))
                .as("%s%n%s%n%s", status(single), status(first), status(second))
                .isTrue();
        ground.awaitReady(single);
        assertThat(ground.atTheVendor().get()).isEqualTo(before);
        assertThat(comesTo(() -> secret().getMetadata().getAnnotations().isEmpty()
                        || !secret().getMetadata().getAnnotations().containsKey("onair.dev/first-sealing")))
                .as("%s", secret().getMetadata())
                .isTrue();
    }

    @Test
    void whoMayNotUseTheAccountDisputesNothingAtTheFirstSealing() {
        var victim = ground.create("victim", "gold", Map.of(), Map.of());
        ground.awaitReady(victim);
        var id = text(victim, "externalId");
        var stranger = ground.create("stranger", "thief", Map.of(), Map.of());
        ground.process().stop();
        forgetSeals();
        patchStatus(victim, unsealed(id));
        patchStatus(stranger, unsealed(id));
        var before = ground.atTheVendor().get();

        ground.process().start();

        patch(victim, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "now"))));
        assertThat(comesTo(() -> text(victim, "lastHandledSyncAt").equals("now")
                        && text(victim, "externalId").equals(id)))
                .as("%s", status(victim))
                .isTrue();
        ground.awaitReady(victim);
        assertThat(comesTo(() -> condition(stranger, "Synced", "reason").equals("AccountNotAllowed")
                        && text(stranger, "externalId").isEmpty()
                        && status(stranger).path("binding").isMissingNode()))
                .as("%s", status(stranger))
                .isTrue();
        stranger.delete();
        assertThat(comesTo(() -> stranger.get() == null)).isTrue();
        assertThat(ground.atTheVendor().get()).isEqualTo(before);
    }

    @Test
    void aLaterStartOfTheFirstSealingGivesNobodyWhatIsSealedByThen() {
        var victim = ground.create("victim", "gold", Map.of(), Map.of());
        var thief = ground.create("mate", "thief", Map.of(), Map.of("managementPolicy", "Observe"));
        ground.awaitReady(victim);
        var id = text(victim, "externalId");
        ground.process().stop();
        ground.client().secrets().inNamespace("default").withName("onair-seals").edit(secret -> {
            secret.getMetadata().setAnnotations(Map.of("onair.dev/first-sealing", "true"));
            return secret;
        });
        patchStatus(thief, Map.of("externalId", id));
        patch(thief, Map.of("metadata", Map.of("annotations", Map.of(ID, id))));

        ground.process().start();

        assertThat(comesTo(() -> condition(thief, "Synced", "reason").equals("Conflict")
                        && text(thief, "externalId").isEmpty()))
                .as("%s", status(thief))
                .isTrue();
        ground.awaitReady(victim);
        thief.delete();
        assertThat(comesTo(() -> thief.get() == null)).isTrue();
        assertThat(ground.atTheVendor().get()).containsKey(id);
    }

    /** As the API server leaves it whose CRDs know no binding: status and annotation have the id, and no seal is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"tv", "mate"})
    void aBindingThatIsPrunedMakesNothingTwiceAndLosesNoId(String namespace) {
        var resource = ground.create(namespace, "pruned", Map.of(), Map.of());
        ground.awaitReady(resource);
        var id = text(resource, "externalId");
        ground.process().stop();
        patchStatus(resource, unsealed(id));
        var before = ground.atTheVendor().get();

        ground.process().start();

        var isOwn = namespace.equals("tv");
        assertThat(comesTo(() -> isOwn
                        ? !status(resource)
                                .path("binding")
                                .path("seal")
                                .asText()
                                .isEmpty()
                        : condition(resource, "Synced", "reason").equals("AdoptionNotAllowed")))
                .as("%s", status(resource))
                .isTrue();
        assertThat(resource.get().getMetadata().getAnnotations()).containsEntry(ID, id);
        assertThat(ground.atTheVendor().get()).isEqualTo(before);

        resource.delete();

        assertThat(comesTo(() -> resource.get() == null)).isTrue();
        assertThat(ground.atTheVendor().get().containsKey(id)).isNotEqualTo(isOwn);
        assertThat(messages(namespace))
                .anyMatch(message -> message.contains(isOwn ? "deleted " + id : "is not bound to " + id));
    }

    private List<String> messages(String namespace) {
        return ground.client().v1().events().inNamespace(namespace).list().getItems().stream()
                .map(Event::getMessage)
                .toList();
    }
}
