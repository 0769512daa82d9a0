package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static dev.onair.tenancy.GroundAccount.account;
import static dev.onair.tenancy.GroundAccount.deletionsHeld;
import static dev.onair.tenancy.GroundAccount.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deletion of what is on air waits, for each kind by its own sign of that. */
@Execution(ExecutionMode.CONCURRENT)
class OnAirDeletionsIT {
    private static Resource<GenericKubernetesResource> onAir(Battleground ground) {
        patch(account(ground), Map.of("spec", Map.of("deletionGuard", Map.of("onAir", "Hold", "settle", "0s"))));
        var spec = ground.kind().equals("OttChannel")
                ? Map.of("monitoring", Map.of("cloudEye", true))
                : Map.<String, Object>of();
        var show = ground.create("mate", "show", Map.of(), spec);
        ground.awaitReady(show);
        ground.onAir().accept(text(show, "externalId"), true);
        assertThat(comesTo(() -> {
                    sweep(ground);
                    return isSeenOnAir(ground, show);
                }))
                .as("%s", status(show))
                .isTrue();
        return show;
    }

    private static boolean isSeenOnAir(Battleground ground, Resource<GenericKubernetesResource> show) {
        return switch (ground.kind()) {
            case "OttChannel" ->
                !status(show).path("instances").path("pipelines").isEmpty();
            case "PullChannel" -> status(show).path("viewers").asInt() > 0;
            default -> true;
        };
    }

    private static void awaitHeld(Battleground ground, Resource<GenericKubernetesResource> show) {
        show.delete();
        assertThat(comesTo(() -> condition(show, "Ready", "reason").equals("OnAir")))
                .as("%s", status(show))
                .isTrue();
        assertThat(comesTo(() -> status(account(ground))
                                .path("heldDeletions")
                                .path("onAir")
                                .asInt()
                        == 1))
                .isTrue();
        assertThat(deletionsHeld(ground, "on_air")).isEqualTo(1);
        assertThat(deletionsHeld(ground, "bulk")).isZero();
        assertThat(ground.atTheVendor().get()).hasSize(1);
    }

    private static void awaitGone(Battleground ground, Resource<GenericKubernetesResource> show) {
        assertThat(comesTo(() -> {
                    sweep(ground);
                    return show.get() == null;
                }))
                .as("%s", status(show))
                .isTrue();
        assertThat(ground.atTheVendor().get()).isEmpty();
        assertThat(comesTo(() -> status(account(ground)).path("heldDeletions").isMissingNode()))
                .isTrue();
        assertThat(deletionsHeld(ground, "on_air")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OttChannel", "PullChannel", "Flow"})
    void waitsForItsApproval(String kind) {
        try (var ground = Battleground.of(kind)) {
            var show = onAir(ground);
            assertThat(deletionsHeld(ground, "on_air")).isZero();
            awaitHeld(ground, show);
            var token = status(show).path("plan").path("hash").asText();
            assertThat(condition(show, "Ready", "message")).contains("onair.dev/approve=" + token);
            assertThat(status(show).path("plan").path("changes").path(0).asText())
                    .contains("(deleting)");

            patch(show, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/approve", "mistyped"))));
            assertThat(comesTo(() -> condition(show, "Ready", "message")
                            .contains("onair.dev/approve says \"mistyped\", which approves nothing that waits")))
                    .as("%s", status(show))
                    .isTrue();
            patch(show, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/approve", token))));

            awaitGone(ground, show);
        }
    }

    /** How many watch a pull channel is counted but once a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"OttChannel", "Flow"})
    void endsWhenItIsOffAir(String kind) {
        try (var ground = Battleground.of(kind)) {
            var show = onAir(ground);
            awaitHeld(ground, show);

            ground.onAir().accept(text(show, "externalId"), false);

            awaitGone(ground, show);
        }
    }
}
