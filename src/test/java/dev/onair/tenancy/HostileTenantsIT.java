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
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One table of attacks on another tenant's object, on every kind: by whoever may write resources and their statuses in a
 * namespace that the account lets in ("mate"), and in one that it does not ("stranger"); before and after a restart; by resources
 * that are older and younger than the victim's.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileTenantsIT {
    private int tried;
    private final List<String> succeeded = new ArrayList<>();

    /** A resource of an attacker's. */
    private record Thief(String namespace, String name, Resource<GenericKubernetesResource> resource) {
        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    /** What is attacked: its vendor's id, what the vendor had when it was ready, and its status then. */
    private record Victim(
            Resource<GenericKubernetesResource> resource, String id, String atTheVendor, JsonNode status) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Flow",
                "OttChannel",
                "LiveChannel",
                "PullChannel",
                "RecordTask",
                "ForwardTask",
                "RecordDirectory",
                "ChannelStateCallback"
            })
    void noTenantGetsTheObjectOfAnother(String kind) {
        try (var ground = Battleground.of(kind)) {
            var backup = ground.isDeclared() ? null : formerStatus(ground);
            var older = Stream.of("mate", "stranger")
                    .filter(namespace -> !(ground.isDeclared() && namespace.equals("mate")))
                    .map(namespace ->
                            thief(ground, namespace, "older", Map.of(), Map.of("managementPolicy", "Observe")))
                    .toList();
            var victim = victim(ground);
            var younger = Stream.of("mate", "stranger")
                    .map(namespace -> thief(ground, namespace, "younger", Map.of(ID, victim.id()), loot(ground)))
                    .toList();
            older.forEach(thief -> {
                patch(thief.resource(), Map.of("metadata", Map.of("annotations", Map.of(ID, victim.id()))));
                patch(thief.resource(), Map.of("spec", with(loot(ground), "managementPolicy", "Full")));
            });
            var thieves = Stream.concat(older.stream(), younger.stream()).toList();
            judge(ground, victim, thieves, "annotation");
            restart(ground, () -> {});
            judge(ground, victim, thieves, "annotation, after a restart");

            forgeries(victim, backup).forEach((what, forged) -> {
                thieves.forEach(thief -> {
                    patchStatus(thief.resource(), forged);
                    // Nobody is woken by a status: the thief sees to it that it is read.
                    patch(
                            thief.resource(),
                            Map.of("metadata", Map.of("annotations", Map.of("example.com/look", what))));
                });
                judge(ground, victim, thieves, what);
                restart(ground, () -> thieves.forEach(thief -> patchStatus(thief.resource(), forged)));
                judge(ground, victim, thieves, what + ", across a restart");
            });

            thieves.forEach(thief -> thief.resource().delete());
            thieves.forEach(thief -> {
                tried++;
                if (!comesTo(() -> thief.resource().get() == null)) {
                    succeeded.add(thief + " cannot be deleted: " + status(thief.resource()));
                }
            });
            harm(ground, victim).forEach(harm -> succeeded.add("deletion of the thieves: " + harm));
            victim.resource().delete();
            if (!comesTo(() -> victim.resource().get() == null)) {
                succeeded.add("the victim cannot be deleted: " + status(victim.resource()));
            }
            if (ground.isDeletedAtTheVendor() == ground.atTheVendor().get().containsKey(victim.id())) {
                succeeded.add("what the victim leaves at the vendor: "
                        + ground.atTheVendor().get());
            }
        }
        System.out.printf("%s: attacks tried: %d, succeeded: %d%n", kind, tried, succeeded.size());
        assertThat(succeeded).isEmpty();
    }

    /** It would have all its neighbours' reports sent where it says, and put out what the account's owner set by hand. */
    @Test
    void noTenantSetsTheCallbackOfAPushDomainWithoutLeave() {
        try (var ground = Battleground.of("ChannelStateCallback")) {
            var domain = "livepush.ovptest.haplat.net";
            var thief = ground.create("mate", "ears", Map.of(), Map.of());
            assertThat(comesTo(() -> condition(thief, "Synced", "reason").equals("AdoptionNotAllowed")))
                    .as("%s", status(thief))
                    .isTrue();
            assertThat(condition(thief, "Synced", "message"))
                    .contains("is the whole account's", "spec.adoption.namespaces");
            patch(thief, Map.of("metadata", Map.of("annotations", Map.of(ID, domain))));
            restart(ground, () -> patchStatus(thief, Map.of("externalId", domain, "account", "tv/default")));
            assertThat(comesTo(() -> text(thief, "externalId").isEmpty()
                            && condition(thief, "Synced", "reason").equals("AdoptionNotAllowed")))
                    .as("%s", status(thief))
                    .isTrue();

            var own = ground.create("tv", "own", Map.of(), Map.of());

            ground.awaitReady(own);
            thief.delete();
            assertThat(comesTo(() -> thief.get() == null)).isTrue();
            assertThat(ground.calls().apply("setChannelStateRealtimeBack")).isEqualTo(1);
            assertThat(ground.atTheVendor().get().get(domain)).contains("own.example.com");
        }
    }

    /** A create's mark is believed: so none is ever set for a key that is not free. */
    @Test
    void noMarkIsSetForAnOttChannelThatNobodyHoldsAndTheAccountDoesNotGive() {
        try (var ground = Battleground.of("OttChannel")) {
            formerStatus(ground);
            var before = ground.atTheVendor().get();
            var thief = ground.create("mate", "taker", Map.of(), Map.of("channelId", "former"));

            assertThat(comesTo(() -> condition(thief, "Synced", "message").contains("spec.adoption.namespaces")))
                    .as("%s", status(thief))
                    .isTrue();

            assertThat(ground.calls().apply("createChannel")).isEqualTo(1);
            assertThat(status(thief).path("attempt").isMissingNode()).isTrue();
            assertThat(ground.atTheVendor().get()).isEqualTo(before);
        }
    }

    private static Map<String, Object> with(Map<String, Object> some, String key, Object value) {
        var all = new HashMap<>(some);
        all.put(key, value);
        return all;
    }

    private static Map<String, Object> loot(Battleground ground) {
        return ground.handsOutSecrets() ? Map.of("connectionSecretName", "stolen") : Map.of();
    }

    private static Thief thief(
            Battleground ground, String namespace, String name, Map<String, String> annotations, Map<String, ?> spec) {
        return new Thief(namespace, name, ground.create(namespace, name, annotations, spec));
    }

    private static Victim victim(Battleground ground) {
        var resource = ground.create("victim", "gold", Map.of(), Map.of());
        ground.awaitReady(resource);
        var id = text(resource, "externalId");
        return new Victim(
                resource, id, String.valueOf(ground.atTheVendor().get().get(id)), status(resource));
    }

    /** The status of a resource that the operator sealed, of an object that is nobody's now. */
    private static JsonNode formerStatus(Battleground ground) {
        var former = ground.create("victim", "former", Map.of(), Map.of("deletionPolicy", "Retain"));
        ground.awaitReady(former);
        var status = status(former);
        former.delete();
        assertThat(comesTo(() -> former.get() == null)).isTrue();
        return status;
    }

    /** What a thief writes into its status, by what it is called. */
    private static Map<String, Object> forgeries(Victim victim, @Nullable JsonNode former) {
        var all = new LinkedHashMap<String, Object>();
        all.put("the victim's whole status", victim.status());
        all.put("the victim's id", Map.of("externalId", victim.id()));
        all.put(
                "the victim's binding",
                Map.of("externalId", victim.id(), "binding", victim.status().path("binding")));
        var unsealed = victim.status().path("binding").<ObjectNode>deepCopy();
        unsealed.put("seal", "0".repeat(64));
        all.put("a binding with a seal of its own", Map.of("externalId", victim.id(), "binding", unsealed));
        all.put(
                "a create mark of its own",
                Map.of(
                        "attempt",
                        Map.of(
                                "call", "create",
                                "at", "2026-01-01T00:00:00Z",
                                "name", "gold",
                                "requestHash", "0",
                                "seal", "0".repeat(64))));
        if (former != null) {
            all.put("the status of one that is gone", former);
        }
        return all;
    }

    private static void restart(Battleground ground, Runnable meanwhile) {
        ground.process().stop();
        meanwhile.run();
        ground.process().start();
    }

    /** Counts what was tried and what came of it, once the operator has seen it. */
    private void judge(Battleground ground, Victim victim, List<Thief> thieves, String what) {
        // The victim's own pass comes after what came before it.
        patch(victim.resource(), Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", what))));
        if (!comesTo(() -> text(victim.resource(), "lastHandledSyncAt").equals(what)
                && condition(victim.resource(), "Ready", "status").equals("True"))) {
            succeeded.add(what + ": the victim is out of work: " + status(victim.resource()));
        }
        for (var thief : thieves) {
            tried++;
            var expected = thief.namespace().equals("stranger") ? "AccountNotAllowed" : "Conflict";
            if (!comesTo(() -> condition(thief.resource(), "Synced", "reason").equals(expected)
                    && text(thief.resource(), "externalId").isEmpty()
                    && status(thief.resource()).path("binding").isMissingNode()
                    && status(thief.resource()).path("attempt").isMissingNode())) {
                succeeded.add(what + " by " + thief + ": " + status(thief.resource()));
            }
            var told = condition(thief.resource(), "Synced", "message");
            if (told.replace(victim.id(), "").contains("victim")
                    || told.replace(victim.id(), "").contains("gold")) {
                succeeded.add(what + " by " + thief + " is told of the victim: " + told);
            }
            if (ground.client()
                            .secrets()
                            .inNamespace(thief.namespace())
                            .withName("stolen")
                            .get()
                    != null) {
                succeeded.add(what + " by " + thief + " has the victim's outputs");
            }
        }
        harm(ground, victim).forEach(harm -> succeeded.add(what + ": " + harm));
    }

    private static List<String> harm(Battleground ground, Victim victim) {
        var now = String.valueOf(ground.atTheVendor().get().get(victim.id()));
        var harm = new ArrayList<String>();
        if (!now.equals(victim.atTheVendor())) {
            harm.add("the vendor had " + victim.atTheVendor() + " and has " + now);
        }
        if (!text(victim.resource(), "externalId").equals(victim.id())) {
            harm.add("the victim lost its object: " + status(victim.resource()));
        }
        return harm;
    }
}
