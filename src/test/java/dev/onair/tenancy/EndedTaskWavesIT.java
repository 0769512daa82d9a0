package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static dev.onair.tenancy.GroundAccount.account;
import static dev.onair.tenancy.GroundAccount.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that are over are no part of a wave of deletions, and not of what a wave is measured by: nothing is lost with them. */
@Execution(ExecutionMode.CONCURRENT)
class EndedTaskWavesIT {
    private static final int MINIMUM = 3;
    private static final Set<String> OVER = Set.of("Completed", "Stopped", "Failed");

    private static Battleground ground(String kind) {
        var ground = Battleground.of(kind);
        patch(account(ground), Map.of("spec", Map.of("deletionGuard", Map.of("settle", "5s", "minimum", MINIMUM))));
        return ground;
    }

    private static List<Resource<GenericKubernetesResource>> running(
            Battleground ground, String namespace, String name, int count) {
        var all = IntStream.range(0, count)
                .mapToObj(number -> ground.create(namespace, name + "-" + number, Map.of(), Map.of()))
                .toList();
        all.forEach(ground::awaitReady);
        return all;
    }

    private static List<Resource<GenericKubernetesResource>> ended(Battleground ground, String namespace, int count) {
        var all = running(ground, namespace, "ended", count);
        all.forEach(one -> {
            if (ground.kind().equals("RecordTask")) {
                patch(one, Map.of("spec", Map.of("stopped", true)));
            } else {
                ground.onAir().accept(text(one, "externalId"), false);
            }
        });
        all.forEach(one -> assertThat(comesTo(() -> {
                    if (OVER.contains(text(one, "phase"))) {
                        return true;
                    }
                    sweep(ground);
                    return false;
                }))
                .as("%s", status(one))
                .isTrue());
        return all;
    }

    private static void awaitGone(List<Resource<GenericKubernetesResource>> all) {
        assertThat(comesTo(() -> all.stream().allMatch(one -> one.get() == null)))
                .as(() ->
                        all.stream().map(one -> status(one).toString()).toList().toString())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ForwardTask", "RecordTask"})
    void aWaveOfThemIsNotHeld(String kind) {
        try (var ground = ground(kind)) {
            var ended = ended(ground, "mate", MINIMUM + 1);
            var writes = writes(ground);

            ended.forEach(Resource::delete);

            awaitGone(ended);
            assertThat(status(account(ground)).path("heldDeletions").isMissingNode())
                    .isTrue();
            assertThat(writes(ground)).isEqualTo(writes);
        }
    }

    /** The operator itself deletes them, all at about the same time where the list shows at once that they are over. */
    @Test
    void aWaveThatTheirTimeToLiveMakesIsNotHeld() {
        try (var ground = ground("ForwardTask")) {
            var ended = ended(ground, "mate", MINIMUM + 1);

            ended.forEach(one -> patch(one, Map.of("spec", Map.of("ttlAfterFinished", "1s"))));

            awaitGone(ended);
            assertThat(status(account(ground)).path("heldDeletions").isMissingNode())
                    .isTrue();
        }
    }

    /** A season's stock of them must not make the loss of all that runs look like a small part. */
    @ParameterizedTest
    @ValueSource(strings = {"ForwardTask", "RecordTask"})
    void aWaveIsMeasuredWithoutThem(String kind) {
        try (var ground = ground(kind)) {
            var ended = ended(ground, "victim", MINIMUM + 1);
            var running = running(ground, "mate", "running", MINIMUM);
            var atTheVendor = ground.atTheVendor().get();
            assertThat(atTheVendor).hasSize(MINIMUM);

            running.forEach(Resource::delete);
            ended.getFirst().delete();

            assertThat(comesTo(() -> running.stream()
                            .allMatch(one -> condition(one, "Synced", "reason").equals("TooManyDeletions"))))
                    .as(() -> running.stream()
                            .map(one -> status(one).toString())
                            .toList()
                            .toString())
                    .isTrue();
            assertThat(comesTo(() -> status(account(ground))
                            .path("heldDeletions")
                            .path("token")
                            .isTextual()))
                    .isTrue();
            var held = status(account(ground)).path("heldDeletions");
            assertThat(List.of(
                            held.path("count").asInt(),
                            held.path("deletions").asInt(),
                            held.path("resources").asInt()))
                    .containsExactly(MINIMUM, MINIMUM, MINIMUM);
            assertThat(ground.atTheVendor().get()).isEqualTo(atTheVendor);
            awaitGone(List.of(ended.getFirst()));

            // One that comes to be over while it is held waits for nobody.
            if (kind.equals("ForwardTask")) {
                ground.onAir().accept(text(running.getFirst(), "externalId"), false);
                assertThat(comesTo(() -> {
                            sweep(ground);
                            return running.getFirst().get() == null;
                        }))
                        .as("%s", status(running.getFirst()))
                        .isTrue();
            }
        }
    }

    private static List<Integer> writes(Battleground ground) {
        return List.of(ground.calls().apply("endForwardTask"), ground.calls().apply("endRecordTask"));
    }
}
