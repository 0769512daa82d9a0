package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How large a wave of deletions is, whatever tenants do beside it. */
@Execution(ExecutionMode.CONCURRENT)
class DeletionWavesIT {
    private static final int WAVE = 10;

    private final Battleground ground = Battleground.of("PullChannel");

    @BeforeEach
    void settle() {
        patch(account(), Map.of("spec", Map.of("deletionGuard", Map.of("settle", "5s"))));
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private Resource<GenericKubernetesResource> account() {
        return ground.client()
                .genericKubernetesResources(ground.apiVersion(), "CdnetworksAccount")
                .inNamespace("tv")
                .withName("default");
    }

    private List<Resource<GenericKubernetesResource>> made(String namespace, int count) {
        var all = IntStream.range(0, count)
                .mapToObj(number -> ground.create(namespace, "channel-" + number, Map.of(), Map.of()))
                .toList();
        all.forEach(ground::awaitReady);
        return all;
    }

    private static void awaitHeld(List<Resource<GenericKubernetesResource>> all) {
        assertThat(comesTo(() -> all.stream()
                        .allMatch(one -> condition(one, "Synced", "reason").equals("TooManyDeletions"))))
                .as(() ->
                        all.stream().map(one -> status(one).toString()).toList().toString())
                .isTrue();
    }

    @Test
    void whatWasNeverMadeIsNoPartOfWhatAWaveIsMeasuredBy() {
        for (var number = 0; number <= WAVE; number++) {
            ground.create("mate", "never-" + number, Map.of(), Map.of("managementPolicy", "Plan"));
        }
        var all = made("victim", WAVE);

        all.forEach(Resource::delete);

        awaitHeld(all);
        assertThat(ground.atTheVendor().get()).hasSize(WAVE);
    }

    @Test
    void aWaveThatWaitsHoldsNoNeighbour() {
        var wave = made("mate", WAVE + 1);
        var gold = made("victim", 2);
        wave.forEach(Resource::delete);
        awaitHeld(wave);

        gold.getFirst().delete();

        assertThat(comesTo(() -> gold.getFirst().get() == null))
                .as("%s", status(gold.getFirst()))
                .isTrue();
        assertThat(ground.atTheVendor().get()).hasSize(WAVE + 2);
        awaitHeld(wave);
        assertThat(status(account()).path("heldDeletions").path("deletions").asInt())
                .isEqualTo(WAVE + 1);
    }

    @Test
    void aWaveThatIsGivenUpHoldsNobodyElse() {
        var wave = made("mate", WAVE + 1);
        var gold = made("victim", 2);
        wave.forEach(Resource::delete);
        awaitHeld(wave);

        // By the finalizers, so that what they had stays at the vendor.
        wave.forEach(one -> patch(one, Map.of("metadata", Map.of("finalizers", List.of()))));
        assertThat(comesTo(() -> wave.stream().allMatch(one -> one.get() == null)))
                .isTrue();
        gold.forEach(Resource::delete);

        assertThat(comesTo(() -> gold.stream().allMatch(one -> one.get() == null)))
                .as(() -> gold.stream()
                        .map(one -> status(one).toString())
                        .toList()
                        .toString())
                .isTrue();
        assertThat(comesTo(() -> status(account()).path("heldDeletions").isMissingNode()))
                .as("%s", status(account()))
                .isTrue();
        assertThat(ground.atTheVendor().get()).hasSize(WAVE + 1);
    }
}
