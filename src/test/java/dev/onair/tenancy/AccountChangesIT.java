package dev.onair.tenancy;

import static dev.onair.tenancy.GroundAccount.account;
import static dev.onair.tenancy.GroundAccount.point;
import static dev.onair.tenancy.GroundAccount.sweep;
import static dev.onair.tenancy.GroundAccount.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to whole accounts, for kinds that have a list at the vendor: pointed at another tenant, and deleted in a wave. */
@Execution(ExecutionMode.CONCURRENT)
class AccountChangesIT {
    /** What was looked for right after a walk that lacked it is looked for again a minute later. */
    private static final Duration SOON = Duration.ofSeconds(90);

    private static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
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

            resources.forEach(GroundAccount::look);
            point(ground, other.insteadOf(where(ground)));
            resources.forEach(GroundAccount::look);
            awaitThat(() -> assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                    .isEqualTo("AccountChanged"));
            resources.forEach(GroundAccount::look);

            resources.forEach(one -> awaitThat(() ->
                    assertThat(Battleground.condition(one, "Synced", "reason")).isEqualTo("AccountChanged")));
            assertThat(Battleground.text(account(ground), "provenAccount")).isEqualTo(proven);
            assertThat(other.writes()).isEmpty();
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
            point(ground, other.insteadOf(home));
            resources.forEach(Resource::delete);
            ground.process().start();

            resources.forEach(one -> awaitThat(() -> assertThat(Battleground.condition(one, "Ready", "reason"))
                    .as(Battleground.condition(one, "Ready", "message"))
                    .isEqualTo("AccountChanged")));
            assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                    .isEqualTo("AccountChanged");
            assertThat(other.writes()).isEmpty();
            assertThat(ground.atTheVendor().get()).hasSize(2);

            point(ground, home);
            resources.forEach(one -> awaitThat(() -> {
                sweep(ground);
                assertThat(one.get()).isNull();
            }));
            assertThat(ground.atTheVendor().get()).isEmpty();
            assertThat(other.writes()).isEmpty();
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
