package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.huawei.HuaweiSimulator;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to whole accounts, for kinds that have a list at the vendor: pointed at another tenant, and deleted in a wave. */
class AccountChangesIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    /** The vendor's other cloud, in which nothing is. */
    private record Elsewhere(URI url, String accessKey, String secretKey, IntSupplier writes, Runnable closing)
            implements AutoCloseable {
        static Elsewhere of(Battleground ground) {
            if (ground.apiVersion().startsWith("huawei")) {
                var other =
                        HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
                return new Elsewhere(
                        other.url(),
                        other.accessKey(),
                        other.secretKey(),
                        () -> other.requests().counts().entrySet().stream()
                                .filter(call -> call.getKey().matches("(create|delete|update).*"))
                                .filter(call -> !call.getKey().equals("createToken"))
                                .mapToInt(call -> call.getValue().intValue())
                                .sum(),
                        other::close);
            }
            var other = CdnetworksSimulator.start(
                    CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
            // An operator that starts anew comes with another key of the account.
            other.addKey("restart-1", other.secretKey());
            return new Elsewhere(
                    other.url(),
                    other.accessKey(),
                    other.secretKey(),
                    () -> other.requests().counts().entrySet().stream()
                            .filter(call -> call.getKey().matches("(?i).*(create|delete|edit|add).*"))
                            .mapToInt(call -> call.getValue().intValue())
                            .sum(),
                    other::close);
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    private static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    }

    private static boolean isHuaweis(Battleground ground) {
        return ground.apiVersion().startsWith("huawei");
    }

    private static Resource<GenericKubernetesResource> account(Battleground ground) {
        return ground.client()
                .genericKubernetesResources(
                        ground.apiVersion(), isHuaweis(ground) ? "HuaweiAccount" : "CdnetworksAccount")
                .inNamespace("tv")
                .withName("default");
    }

    private static List<Resource<GenericKubernetesResource>> ready(Battleground ground, int count) {
        var resources = IntStream.range(0, count)
                .mapToObj(number -> ground.create("mate", "n" + number, Map.of(), Map.of()))
                .toList();
        resources.forEach(one -> awaitThat(() -> assertThat(Battleground.condition(one, "Ready", "status"))
                .as(Battleground.condition(one, "Synced", "message"))
                .isEqualTo("True")));
        awaitThat(() -> {
            sweep(ground);
            assertThat(Battleground.text(account(ground), "provenAccount")).isNotEmpty();
        });
        return resources;
    }

    private static void sweep(Battleground ground) {
        look(account(ground));
    }

    private static void look(Resource<GenericKubernetesResource> resource) {
        Battleground.patch(
                resource,
                Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "at " + System.nanoTime()))));
    }

    private static Map<String, String> where(Battleground ground) {
        var spec = new TreeMap<String, String>();
        JsonNode now = new ObjectMapper()
                .valueToTree(account(ground).get().getAdditionalProperties().get("spec"));
        for (var field : List.of("endpoint", "iamEndpoint")) {
            if (now.has(field)) {
                spec.put(field, now.path(field).asText());
            }
        }
        return spec;
    }

    private static void point(Battleground ground, Map<String, String> endpoints) {
        Battleground.patch(account(ground), Map.of("spec", endpoints));
    }

    private static Map<String, String> elsewhere(Map<String, String> home, Elsewhere other) {
        var there = new TreeMap<>(home);
        there.replaceAll((field, url) -> other.url().toString());
        return there;
    }

    /** What somebody asked to look at is not believed until it was; it must not pass for being there meanwhile. */
    @ParameterizedTest
    @CsvSource({
        "OttChannel, 1",
        "OttChannel, 4",
        "Flow, 1",
        "PullChannel, 1",
        "PullChannel, 4",
        "RecordDirectory, 1",
        "RecordDirectory, 4"
    })
    void howeverOftenSomebodyAsksToLookNothingIsCreatedThere(String kind, int count) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            var resources = ready(ground, count);
            var proven = Battleground.text(account(ground), "provenAccount");

            resources.forEach(AccountChangesIT::look);
            point(ground, elsewhere(where(ground), other));
            resources.forEach(AccountChangesIT::look);
            awaitThat(() -> assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                    .isEqualTo("AccountChanged"));
            resources.forEach(AccountChangesIT::look);

            resources.forEach(one -> awaitThat(() -> {
                // The last look may have come after the walk, and the next one is a minute away.
                sweep(ground);
                assertThat(Battleground.condition(one, "Synced", "reason")).isEqualTo("AccountChanged");
            }));
            assertThat(Battleground.text(account(ground), "provenAccount")).isEqualTo(proven);
            assertThat(other.writes().getAsInt()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OttChannel", "Flow", "PullChannel"})
    void whatIsDeletedMeanwhileIsDeletedWhereItIs(String kind) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            var resources = ready(ground, 2);
            var home = where(ground);

            ground.process().stop();
            point(ground, elsewhere(home, other));
            resources.forEach(Resource::delete);
            ground.process().start();

            resources.forEach(one -> awaitThat(() -> assertThat(Battleground.condition(one, "Ready", "reason"))
                    .as(Battleground.condition(one, "Ready", "message"))
                    .isEqualTo("AccountChanged")));
            assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                    .isEqualTo("AccountChanged");
            assertThat(other.writes().getAsInt()).isZero();
            assertThat(ground.atTheVendor().get()).hasSize(2);

            point(ground, home);
            resources.forEach(one -> awaitThat(() -> {
                sweep(ground);
                assertThat(one.get()).isNull();
            }));
            assertThat(ground.atTheVendor().get()).isEmpty();
            assertThat(other.writes().getAsInt()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OttChannel", "PullChannel", "RecordDirectory"})
    void pointedAtAnotherTenantNothingIsCreatedOrDeletedThere(String kind) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            var resources = ready(ground, 4);
            var before = Set.copyOf(ground.atTheVendor().get().keySet());
            var home = where(ground);

            point(ground, elsewhere(home, other));
            awaitThat(() -> {
                sweep(ground);
                assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                        .isEqualTo("AccountChanged");
            });
            resources.forEach(one -> awaitThat(() ->
                    assertThat(Battleground.condition(one, "Synced", "reason")).isEqualTo("AccountChanged")));
            assertThat(other.writes().getAsInt()).isZero();

            point(ground, home);
            resources.forEach(one -> awaitThat(() -> {
                sweep(ground);
                assertThat(Battleground.condition(one, "Ready", "status")).isEqualTo("True");
            }));
            assertThat(ground.atTheVendor().get().keySet()).isEqualTo(before);
            assertThat(other.writes().getAsInt()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OttChannel", "Flow", "PullChannel"})
    void aWaveOfDeletionsIsHeldWholeUntilOneApproval(String kind) {
        try (var ground = Battleground.of(kind)) {
            Battleground.patch(account(ground), Map.of("spec", Map.of("deletionGuard", Map.of("settle", "5s"))));
            var resources = ready(ground, 12);

            resources.forEach(Resource::delete);

            awaitThat(() -> assertThat(Battleground.status(account(ground))
                            .path("heldDeletions")
                            .path("count")
                            .asInt())
                    .isEqualTo(12));
            resources.forEach(one -> awaitThat(() ->
                    assertThat(Battleground.condition(one, "Ready", "reason")).isEqualTo("TooManyDeletions")));
            assertThat(ground.atTheVendor().get()).hasSize(12);

            var token = Battleground.status(account(ground))
                    .path("heldDeletions")
                    .path("token")
                    .asText();
            Battleground.patch(
                    account(ground), Map.of("metadata", Map.of("annotations", Map.of("onair.dev/approve", token))));

            resources.forEach(one -> awaitThat(() -> assertThat(one.get()).isNull()));
            assertThat(ground.atTheVendor().get()).isEmpty();
        }
    }
}
