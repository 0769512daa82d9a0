package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.patchStatus;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static dev.onair.tenancy.GroundAccount.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How large a wave of deletions is, whatever tenants do beside it. */
@Execution(ExecutionMode.CONCURRENT)
class DeletionWavesIT {
    private static final int WAVE = 10;

    private Battleground ground = Battleground.of("PullChannel");

    @BeforeEach
    void settle() {
        patch(account(), Map.of("spec", Map.of("deletionGuard", Map.of("settle", "5s", "onAir", "Hold"))));
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private Resource<GenericKubernetesResource> account() {
        return GroundAccount.account(ground);
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

    private void awaitGone(List<Resource<GenericKubernetesResource>> all) {
        assertThat(comesTo(() -> all.stream().allMatch(one -> one.get() == null)))
                .as(() ->
                        all.stream().map(one -> status(one).toString()).toList().toString())
                .isTrue();
    }

    /** @return what lets these go on, by namespaces with counts */
    private String awaitOffer(Map<String, Integer> waiting) {
        assertThat(comesTo(() -> offered().equals(waiting)
                        && status(account()).path("heldDeletions").path("token").isTextual()))
                .as("%s", status(account()))
                .isTrue();
        return status(account()).path("heldDeletions").path("token").asText();
    }

    private Map<String, Integer> offered() {
        return StreamSupport.stream(
                        status(account())
                                .path("heldDeletions")
                                .path("namespaces")
                                .spliterator(),
                        false)
                .collect(Collectors.toMap(
                        one -> one.path("namespace").asText(),
                        one -> one.path("count").asInt()));
    }

    private void approve(String token) {
        patch(account(), Map.of("metadata", Map.of("annotations", Map.of("onair.dev/approve", token))));
    }

    private List<String> eventsOfTheAccount() {
        return ground.client().v1().events().inNamespace("tv").list().getItems().stream()
                .filter(event ->
                        "CdnetworksAccount".equals(event.getInvolvedObject().getKind())
                                && "TooManyDeletions".equals(event.getReason()))
                .map(Event::getMessage)
                .toList();
    }

    /** It let all of the account go on, and whatever was deleted after it. */
    @Test
    void anApprovalIsForTheNamespaceThatTheWaveWasIn() {
        var mates = made("mate", WAVE + 2);
        var victims = made("victim", WAVE + 1);
        mates.forEach(Resource::delete);
        awaitHeld(mates);
        var token = awaitOffer(Map.of("mate", WAVE + 2));
        victims.forEach(Resource::delete);
        awaitHeld(victims);
        awaitOffer(Map.of("mate", WAVE + 2, "victim", WAVE + 1));

        approve(token);

        awaitGone(mates);
        var left = awaitOffer(Map.of("victim", WAVE + 1));
        awaitHeld(victims);
        assertThat(ground.atTheVendor().get()).hasSize(WAVE + 1);
        assertThat(condition(victims.getFirst(), "Synced", "message"))
                .contains("the owner of CdnetworksAccount tv/default", "deletionPolicy: Retain")
                .doesNotContain("mate");
        assertThat(comesTo(() -> eventsOfTheAccount().stream()
                        .anyMatch(message -> message.contains("kubectl annotate --overwrite"
                                        + " cdnetworksaccount default -n tv onair.dev/approve=delete-")
                                && message.endsWith("it waits in mate (12), victim (11)"))))
                .as("%s", eventsOfTheAccount())
                .isTrue();

        // What one may write into a status approves nothing.
        ground.process().stop();
        patchStatus(
                account(),
                Map.of(
                        "deletionApprovals",
                        List.of(Map.of(
                                "namespace", "victim", "until", "2999-01-01T00:00:00Z", "seal", "a".repeat(64)))));
        ground.process().start();
        assertThat(comesTo(() -> status(account()).path("deletionApprovals").isMissingNode()))
                .as("%s", status(account()))
                .isTrue();
        assertThat(awaitOffer(Map.of("victim", WAVE + 1))).isEqualTo(left);
        assertThat(ground.atTheVendor().get()).hasSize(WAVE + 1);

        approve(left);

        awaitGone(victims);
        assertThat(ground.atTheVendor().get()).isEmpty();
        assertThat(comesTo(() -> status(account()).path("deletionApprovals").isMissingNode()))
                .as("%s", status(account()))
                .isTrue();
    }

    @Test
    void whatWasApprovedAndWaitsForSomethingElseIsNotHeldAgainByAnotherProcess() {
        ground.close();
        ground = Battleground.of("Flow");
        settle();
        var wave = made("mate", WAVE + 1);
        wave.forEach(one -> ground.onAir().accept(text(one, "externalId"), true));
        sweep(ground);
        wave.forEach(Resource::delete);
        awaitHeld(wave);
        approve(awaitOffer(Map.of("mate", WAVE + 1)));
        awaitOnAir(wave);

        ground.process().stop();
        patchStatus(account(), Map.of("heldDeletions", Map.of("count", 0, "onAir", 0)));
        ground.process().start();

        // Each has asked the new process.
        assertThat(comesTo(() -> held("onAir") == WAVE + 1))
                .as("%s", status(account()))
                .isTrue();
        assertThat(held("count")).isEqualTo(WAVE + 1);
        awaitOnAir(wave);
        assertThat(status(account()).path("deletionApprovals")).hasSize(1);
        assertThat(ground.atTheVendor().get()).hasSize(WAVE + 1);
    }

    /** The key went, and what was approved was held again when the account was open again. */
    @Test
    void whatWasApprovedStaysSoWhenTheKeyOfTheSealsIsRenewedWhileTheAccountIsClosed() {
        ground.close();
        ground = Battleground.of("Flow");
        settle();
        var wave = made("mate", WAVE + 1);
        wave.forEach(one -> ground.onAir().accept(text(one, "externalId"), true));
        sweep(ground);
        wave.forEach(Resource::delete);
        awaitHeld(wave);
        approve(awaitOffer(Map.of("mate", WAVE + 1)));
        awaitOnAir(wave);
        var seal = sealOfTheApproval();
        ground.process().stop();
        String secret = account().get().get("spec", "auth", "accessKeySecretRef", "name");
        readCredentialsFrom("nowhere");
        ground.client().secrets().inNamespace("default").withName("onair-seals").edit(key -> {
            key.getMetadata().getAnnotations().put("onair.dev/rotate-seals", "now");
            return key;
        });

        ground.process().start();

        assertThat(comesTo(() ->
                        !sealOfTheApproval().isEmpty() && !sealOfTheApproval().equals(seal)))
                .as("%s", status(account()))
                .isTrue();
        assertThat(condition(account(), "Ready", "status")).isNotEqualTo("True");
        readCredentialsFrom(secret);
        assertThat(comesTo(() -> held("onAir") == WAVE + 1))
                .as("%s", status(account()))
                .isTrue();
        assertThat(held("count")).isEqualTo(WAVE + 1);
        assertThat(status(account()).path("deletionApprovals")).hasSize(1);
    }

    private void readCredentialsFrom(String secret) {
        patch(account(), Map.of("spec", Map.of("auth", Map.of("accessKeySecretRef", Map.of("name", secret)))));
    }

    private String sealOfTheApproval() {
        return status(account()).path("deletionApprovals").path(0).path("seal").asText();
    }

    private int held(String figure) {
        return status(account()).path("heldDeletions").path(figure).asInt();
    }

    private static void awaitOnAir(List<Resource<GenericKubernetesResource>> all) {
        assertThat(comesTo(() -> all.stream()
                        .allMatch(one -> condition(one, "Synced", "reason").equals("OnAir"))))
                .as(() ->
                        all.stream().map(one -> status(one).toString()).toList().toString())
                .isTrue();
    }
}
