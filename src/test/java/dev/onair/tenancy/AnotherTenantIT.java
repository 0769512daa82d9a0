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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account that is pointed at another tenant, in which nothing is, and back: whatever the kind of its only resource. */
@Execution(ExecutionMode.CONCURRENT)
class AnotherTenantIT {
    /** What was looked for right after a walk that lacked it is looked for again a minute later. */
    private static final Duration SOON = Duration.ofSeconds(90);

    private static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    }

    /** By itself, if the vendor lists its kind; else its channel, or another one of the account, tells which account it is. */
    private static Battleground ground(String kind) {
        return switch (kind) {
            case "Flow", "OttChannel" -> HuaweiGround.of(kind);
            case "ForwardTask", "RecordTask", "ChannelStateCallback" -> CdnetworksGround.of(kind, "LiveChannel");
            default -> CdnetworksGround.of(kind);
        };
    }

    private static Resource<GenericKubernetesResource> ready(Battleground ground) {
        if (ground.kind().equals("ChannelStateCallback")) {
            Scenarios.declare(ground, "LiveChannel");
        }
        var one = Scenarios.declare(ground, ground.kind());
        ground.awaitReady(one);
        awaitThat(() -> {
            sweep(ground);
            assertThat(Battleground.text(account(ground), "provenAccount")).isNotEmpty();
        });
        assertThat(ground.atTheVendor().get()).hasSize(1);
        return one;
    }

    private static void awaitChanged(Battleground ground) {
        awaitThat(() -> {
            sweep(ground);
            assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                    .isEqualTo("AccountChanged");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LiveChannel",
                "PullChannel",
                "RecordDirectory",
                "ForwardTask",
                "RecordTask",
                "ChannelStateCallback",
                "OttChannel",
                "Flow"
            })
    void nothingIsMadeThereAndNothingIsLost(String kind) {
        try (var ground = ground(kind);
                var other = Elsewhere.of(ground)) {
            var one = ready(ground);
            var before = ground.atTheVendor().get().keySet();
            var id = Battleground.text(one, "externalId");
            var home = where(ground);

            point(ground, other.insteadOf(home));
            awaitChanged(ground);
            Battleground.patch(one, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "there"))));
            awaitThat(() ->
                    assertThat(Battleground.text(one, "lastHandledSyncAt")).isEqualTo("there"));
            // Of a relay it takes two walks to be sure that it is not there.
            awaitThat(() -> {
                sweep(ground);
                assertThat(Battleground.condition(one, "Synced", "reason")).isEqualTo("AccountChanged");
            });
            assertThat(other.writes()).isEmpty();

            point(ground, home);
            awaitThat(() -> {
                sweep(ground);
                assertThat(Battleground.condition(account(ground), "Ready", "reason"))
                        .isEqualTo("InSync");
            });
            Battleground.patch(one, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "back"))));
            awaitThat(() ->
                    assertThat(Battleground.text(one, "lastHandledSyncAt")).isEqualTo("back"));
            ground.awaitReady(one);
            assertThat(Battleground.text(one, "externalId")).isEqualTo(id);
            assertThat(ground.atTheVendor().get().keySet()).isEqualTo(before);
            assertThat(other.writes()).isEmpty();
        }
    }

    /** A RecordDirectory is no case of this: nothing deletes one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LiveChannel",
                "PullChannel",
                "ForwardTask",
                "RecordTask",
                "ChannelStateCallback",
                "OttChannel",
                "Flow"
            })
    void whatIsDeletedMeanwhileIsDeletedWhereItIs(String kind) {
        try (var ground = ground(kind);
                var other = Elsewhere.of(ground)) {
            var one = ready(ground);
            var home = where(ground);
            point(ground, other.insteadOf(home));
            awaitChanged(ground);

            one.delete();

            awaitThat(() -> assertThat(Battleground.condition(one, "Ready", "reason"))
                    .as(Battleground.condition(one, "Ready", "message"))
                    .isEqualTo("AccountChanged"));
            assertThat(other.writes()).isEmpty();
            assertThat(ground.atTheVendor().get()).hasSize(1);

            point(ground, home);
            awaitThat(() -> {
                sweep(ground);
                assertThat(one.get()).isNull();
            });
            assertThat(ground.atTheVendor().get()).isEmpty();
            assertThat(other.writes()).isEmpty();
        }
    }
}
