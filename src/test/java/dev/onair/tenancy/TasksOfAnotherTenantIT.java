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
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An account that has nothing but tasks, of channels that no resource declares, is pointed at another tenant and back. The vendor
 * lists no task that is over and no recording at all, so nothing but a question for each tells which account it is.
 */
@Execution(ExecutionMode.CONCURRENT)
class TasksOfAnotherTenantIT {
    /** Of a relay it takes two walks to be sure that it is not there. */
    private static final Duration SOON = Duration.ofSeconds(90);

    private static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    }

    private static Resource<GenericKubernetesResource> ready(Battleground ground) {
        var one = ground.create("mate", "news", Map.of(), Map.of());
        ground.awaitReady(one);
        awaitThat(() ->
                assertThat(Battleground.text(account(ground), "provenAccount")).isNotEmpty());
        assertThat(ground.atTheVendor().get()).hasSize(1);
        return one;
    }

    private static void pause(Resource<GenericKubernetesResource> one) {
        Battleground.patch(one, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/paused", "true"))));
        awaitThat(() ->
                assertThat(Battleground.condition(one, "Synced", "reason")).isEqualTo("Paused"));
    }

    private static void awaitAccount(Battleground ground, String reason) {
        awaitThat(() -> assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                .as(Battleground.condition(account(ground), "Ready", "message"))
                .isEqualTo(reason));
    }

    /** What is deleted waits while the account is another one, and is ended once it is pointed back. */
    private static void assertIsEndedWhereItIs(
            Battleground ground, Elsewhere other, Resource<GenericKubernetesResource> one, Map<String, String> home) {
        awaitThat(() -> assertThat(Battleground.condition(one, "Ready", "reason"))
                .as(Battleground.condition(one, "Ready", "message"))
                .isEqualTo("AccountChanged"));
        assertThat(other.writes()).isEmpty();
        assertThat(ground.atTheVendor().get()).hasSize(1);

        point(ground, home);
        awaitThat(() -> assertThat(one.get()).isNull());
        assertThat(ground.atTheVendor().get()).isEmpty();
        assertThat(other.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ForwardTask", "RecordTask"})
    void nothingIsMadeThereAndNothingIsLost(String kind) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            var one = ready(ground);
            var before = ground.atTheVendor().get().keySet();
            var id = Battleground.text(one, "externalId");
            var home = where(ground);

            point(ground, other.insteadOf(home));
            awaitAccount(ground, "AccountChanged");
            awaitThat(() -> {
                sweep(ground);
                assertThat(Battleground.condition(one, "Synced", "reason"))
                        .as(Battleground.condition(one, "Synced", "message"))
                        .isEqualTo("AccountChanged");
            });
            assertThat(Battleground.condition(account(ground), "Ready", "message"))
                    .contains("does not know 1 of 1");
            assertThat(other.writes()).isEmpty();

            point(ground, home);
            awaitAccount(ground, "InSync");
            ground.awaitReady(one);
            assertThat(Battleground.text(one, "externalId")).isEqualTo(id);
            assertThat(ground.atTheVendor().get().keySet()).isEqualTo(before);
            assertThat(other.writes()).isEmpty();
        }
    }

    /** Nobody asks for what is paused, and it would be made again there as soon as it is not. */
    @ParameterizedTest
    @ValueSource(strings = {"ForwardTask", "RecordTask"})
    void whatIsPausedIsLookedForToo(String kind) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            pause(ready(ground));
            var home = where(ground);

            point(ground, other.insteadOf(home));
            awaitAccount(ground, "AccountChanged");

            point(ground, home);
            awaitAccount(ground, "InSync");
            assertThat(other.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ForwardTask", "RecordTask"})
    void whatIsDeletedMeanwhileIsEndedWhereItIs(String kind) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            var one = ready(ground);
            var home = where(ground);
            point(ground, other.insteadOf(home));
            awaitAccount(ground, "AccountChanged");

            one.delete();

            assertIsEndedWhereItIs(ground, other, one, home);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ForwardTask", "RecordTask"})
    void whatWasDeletedWhileNoOperatorRanIsEndedWhereItIs(String kind) {
        try (var ground = Battleground.of(kind);
                var other = Elsewhere.of(ground)) {
            var one = ready(ground);
            var home = where(ground);

            ground.process().stop();
            point(ground, other.insteadOf(home));
            one.delete();
            ground.process().start();

            assertIsEndedWhereItIs(ground, other, one, home);
        }
    }

    @Test
    void aRecordingThatIsStoppedMeanwhileIsEndedWhereItIs() {
        try (var ground = Battleground.of("RecordTask");
                var other = Elsewhere.of(ground)) {
            var one = ready(ground);
            var home = where(ground);
            point(ground, other.insteadOf(home));
            awaitAccount(ground, "AccountChanged");

            Battleground.patch(one, Map.of("spec", Map.of("stopped", true)));

            awaitThat(() -> assertThat(
                            Battleground.status(one).path("observedGeneration").asLong())
                    .isEqualTo(one.get().getMetadata().getGeneration()));
            assertThat(Battleground.condition(one, "Synced", "reason")).isEqualTo("AccountChanged");
            assertThat(ground.atTheVendor().get()).hasSize(1);

            point(ground, home);
            awaitThat(() -> assertThat(ground.atTheVendor().get()).isEmpty());
            awaitThat(() -> assertThat(Battleground.text(one, "phase")).isEqualTo("Stopped"));
            assertThat(other.writes()).isEmpty();
        }
    }

    /** The operator starts anew with another key of the account, which so is another one until the task is found. */
    @ParameterizedTest
    @ValueSource(strings = {"ForwardTask", "RecordTask"})
    void anotherKeyOfTheSameAccountIsTheSameAccountSoon(String kind) {
        try (var ground = Battleground.of(kind)) {
            var one = ready(ground);
            pause(one);
            var proven = Battleground.text(account(ground), "provenAccount");

            ground.process().stop();
            ground.process().start();

            awaitThat(() -> assertThat(Battleground.text(account(ground), "provenAccount"))
                    .isNotEmpty()
                    .isNotEqualTo(proven));
            awaitAccount(ground, "InSync");
            ground.awaitReady(ground.create("mate", "later", Map.of(), Map.of()));
            assertThat(ground.atTheVendor().get()).hasSize(2);
        }
    }
}
