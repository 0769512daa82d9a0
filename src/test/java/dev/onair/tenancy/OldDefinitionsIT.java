package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.ID;
import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.patchStatus;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions that are older than seals: the API server drops them from each status, and what was bound stays so. */
@Execution(ExecutionMode.CONCURRENT)
class OldDefinitionsIT {
    private static final String SEALS = "onair.dev/seals";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Resource<GenericKubernetesResource> definition(Battleground ground) {
        return ground.client()
                .genericKubernetesResources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                .withName(ground.kind().toLowerCase(java.util.Locale.ROOT) + "s."
                        + ground.apiVersion().split("/", 2)[0]);
    }

    /** @return the definition as it was */
    private static JsonNode withoutSeals(Battleground ground) {
        JsonNode now = JSON.valueToTree(definition(ground).get());
        var old = now.deepCopy();
        var status = (ObjectNode) old.at("/spec/versions/0/schema/openAPIV3Schema/properties/status/properties");
        status.remove("binding");
        status.remove("lastApplied");
        ((ObjectNode) status.at("/attempt/properties")).remove("seal");
        ((ObjectNode) status.at("/attempt/properties")).remove("knownSeal");
        install(ground, old);
        return now;
    }

    private static void install(Battleground ground, JsonNode definition) {
        ((ObjectNode) definition.path("metadata")).remove("resourceVersion");
        var manifest = JSON.convertValue(definition, GenericKubernetesResource.class);
        definition(ground).edit(known -> {
            known.setAdditionalProperties(manifest.getAdditionalProperties());
            return known;
        });
    }

    private static String seals(Resource<GenericKubernetesResource> resource) {
        return Optional.ofNullable(resource.get().getMetadata().getAnnotations())
                .map(all -> all.get(SEALS))
                .orElse("");
    }

    private static boolean isSealed(Resource<GenericKubernetesResource> resource) {
        return seals(resource).contains("binding=");
    }

    /** Deleted before a pass could have adopted anything; in a namespace, too, that may not adopt. */
    @ParameterizedTest
    @CsvSource({"PullChannel, tv", "PullChannel, victim", "Flow, victim"})
    void whatIsDeletedWhileNoOperatorRunsIsDeletedAtTheVendor(String kind, String namespace) {
        try (var ground = Battleground.of(kind)) {
            withoutSeals(ground);
            var resource = ground.create(namespace, "gold", Map.of(), Map.of());
            ground.awaitReady(resource);
            assertThat(comesTo(() -> isSealed(resource))).isTrue();
            assertThat(status(resource).has("binding")).isFalse();

            ground.process().stop();
            resource.delete();
            ground.process().start();

            assertThat(comesTo(() -> resource.get() == null)).isTrue();
            assertThat(ground.atTheVendor().get()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow"})
    void afterARestartItGoesOnWithoutAnybodysLeaveAndIsAtRest(String kind) {
        try (var ground = Battleground.of(kind)) {
            var newest = withoutSeals(ground);
            var resource = ground.create("victim", "gold", Map.of(), Map.of());
            ground.awaitReady(resource);
            var id = text(resource, "externalId");
            assertThat(comesTo(() -> isSealed(resource))).isTrue();

            ground.process().stop();
            ground.process().start();
            look(resource, "one");
            ground.awaitReady(resource);
            assertThat(text(resource, "externalId")).isEqualTo(id);
            assertThat(ground.atTheVendor().get()).containsOnlyKeys(id);

            install(ground, newest);
            look(resource, "two");
            assertThat(comesTo(() -> seals(resource).isEmpty()
                            && status(resource)
                                    .path("binding")
                                    .path("id")
                                    .asText()
                                    .equals(id)))
                    .as("%s", resource.get())
                    .isTrue();
            ground.awaitReady(resource);
        }
    }

    private static void look(Resource<GenericKubernetesResource> resource, String token) {
        patch(resource, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", token))));
        assertThat(comesTo(() -> text(resource, "lastHandledSyncAt").equals(token)))
                .as("%s", status(resource))
                .isTrue();
    }

    /** Its seals are of the other resource, and of no other. */
    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow", "OttChannel"})
    void whoCopiesAllOfAnothersAnnotationsAndStatusIsBoundToNothing(String kind) {
        try (var ground = Battleground.of(kind)) {
            withoutSeals(ground);
            var victim = ground.create("victim", "gold", Map.of(), Map.of());
            ground.awaitReady(victim);
            var id = text(victim, "externalId");
            assertThat(comesTo(() -> isSealed(victim))).isTrue();
            var copied = Map.of(ID, id, SEALS, seals(victim));
            var before = ground.atTheVendor().get();
            ground.process().stop();
            var thief = ground.create("mate", "gold", copied, Map.of());
            var status = new HashMap<String, Object>();
            status.put("externalId", id);
            patchStatus(thief, status);

            ground.process().start();

            assertThat(comesTo(() -> condition(thief, "Synced", "reason").equals("Conflict")
                            && text(thief, "externalId").isEmpty()))
                    .as("%s", status(thief))
                    .isTrue();
            thief.delete();
            assertThat(comesTo(() -> thief.get() == null)).isTrue();
            assertThat(ground.atTheVendor().get()).isEqualTo(before);
        }
    }
}
