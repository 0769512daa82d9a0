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
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to whole accounts, for kinds that have a list at the vendor: pointed at another tenant, and deleted in a wave. */
class AccountChangesIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    /** The vendor's other cloud, in which nothing is. */
    private record Elsewhere(URI url, String accessKey, String secretKey, IntSupplier writes, Runnable closing)
            implements AutoCloseable {
        static Elsewhere of(Battleground ground) {
            if (ground.apiVersion().startsWith("huawei")) {
                var other = HuaweiSimulator.start(HuaweiSimulator.Options.defaults());
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
            var other = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults());
            return new Elsewhere(
                    other.url(),
                    other.accessKey(),
                    other.secretKey(),
                    () -> other.requests().counts().entrySet().stream()
                            .filter(call -> call.getKey().matches("(?i)(create|delete|channelEdit|add).*"))
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

    @ParameterizedTest
    @ValueSource(strings = {"OttChannel", "PullChannel"})
    void pointedAtAnotherTenantNothingIsCreatedOrDeletedThere(String kind) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            var resources = ready(ground, 4);
            var before = Set.copyOf(ground.atTheVendor().get().keySet());
            var home = where(ground);
            var there = new TreeMap<>(home);
            there.replaceAll((field, url) -> other.url().toString());

            point(ground, there);
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
