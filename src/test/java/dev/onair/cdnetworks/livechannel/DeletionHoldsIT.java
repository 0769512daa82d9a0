package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountSpec;
import dev.onair.common.AccountStatus;
import dev.onair.operator.metrics.Metric;
import dev.onair.simulator.LoggedRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What holds the deletion of channels, and how it ends. */
@Execution(ExecutionMode.CONCURRENT)
class DeletionHoldsIT {
    private static final int WAVE = 14;

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.credentials();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private void account(Consumer<AccountSpec.DeletionGuard> edit) {
        operator.account(spec -> {
            spec.deletionGuard = new AccountSpec.DeletionGuard();
            spec.deletionGuard.settle = "0s";
            edit.accept(spec.deletionGuard);
        });
    }

    private void live(String name) {
        operator.create(name, spec -> {});
        operator.awaitReady(name);
        operator.simulator.channels().startStream(pullId(name));
        operator.sweep();
        awaitThat(() -> assertThat(operator.status(name).state).isEqualTo("Live"));
    }

    private String pullId(String name) {
        return String.valueOf(operator.status(name).pullId);
    }

    private Optional<AccountStatus.HeldDeletions> held() {
        return Optional.ofNullable(operator.account().get().getStatus().heldDeletions);
    }

    private double measured(String because) {
        return operator.metrics()
                .get(Metric.DELETIONS_HELD.meter())
                .tags("kind", "CdnetworksAccount", "account", "tv/default", "because", because)
                .gauge()
                .value();
    }

    private String token(String name) {
        return String.valueOf(Objects.requireNonNull(operator.status(name).plan).hash);
    }

    @Test
    void deletingWhatIsOnAirWaitsAndSaysHowToGoOn() {
        account(guard -> {});
        live("show");

        operator.channel("show").delete();

        operator.awaitReason("show", "OnAir");
        assertThat(operator.message("show")).contains("on air", "onair.dev/approve=" + token("show"));
        awaitThat(() -> assertThat(held()).hasValueSatisfying(held -> {
            assertThat(held.onAir).isEqualTo(1);
            assertThat(held.count).isEqualTo(1);
            assertThat(held.token).isNull();
        }));
        awaitThat(() -> assertThat(operator.events("default")).contains("OnAir"));
        assertThat(operator.simulator.channels().all()).hasSize(1);

        operator.annotate(operator.channel("show"), "onair.dev/approve", token("show"));

        operator.awaitGone("show");
        assertThat(operator.simulator.channels().all()).isEmpty();
        awaitThat(() -> assertThat(held()).isEmpty());
    }

    @Test
    void itShowsWhatHoldsItThoughTheListIsOlderThanTheStream() {
        account(guard -> {});
        operator.create("show", spec -> {});
        operator.awaitReady("show");
        assertThat(operator.status("show").state).isEqualTo("Idle");
        operator.simulator.channels().startStream(pullId("show"));

        operator.channel("show").delete();

        operator.awaitReason("show", "OnAir");
        assertThat(operator.status("show").state).isEqualTo("Live");
        assertThat(operator.status("show").reason).isEqualTo("OnAir");
        assertThat(OperatorFixture.condition(operator.status("show").conditions, "OnAir"))
                .isEqualTo("True");
    }

    @Test
    void whatIsHeldInAWaveShowsItsStateAsItChanges() {
        account(guard -> guard.settle = "1s");
        var names =
                IntStream.range(0, WAVE).mapToObj(number -> "show-" + number).toList();
        names.forEach(name -> operator.create(name, spec -> {}));
        names.forEach(operator::awaitReady);
        operator.client.resources(LiveChannel.class).inNamespace("tv").delete();
        operator.awaitReason("show-0", "TooManyDeletions");

        operator.simulator.channels().startStream(pullId("show-0"));
        operator.sweep();

        awaitThat(() -> assertThat(operator.status("show-0").state).isEqualTo("Live"));
    }

    @Test
    void itEndsWhenTheStreamDoes() {
        account(guard -> {});
        live("show");
        operator.channel("show").delete();
        operator.awaitReason("show", "OnAir");

        operator.simulator.channels().stopStream(pullId("show"));
        operator.sweep();

        operator.awaitGone("show");
    }

    @Test
    void itEndsWhenItsTimeIsOverThoughTheStreamGoesOn() {
        account(guard -> guard.maxHold = "4s");
        live("show");

        operator.channel("show").delete();
        operator.awaitReason("show", "OnAir");

        operator.awaitGone("show");
        assertThat(operator.simulator.channels().all()).isEmpty();
    }

    @Test
    void anAccountCanAllowIt() {
        account(guard -> guard.onAir = AccountSpec.OnAirDeletion.Allow);
        live("show");

        operator.channel("show").delete();

        operator.awaitGone("show");
    }

    @Test
    void deletingWhatIsIdleCostsOneLookAtItsState() {
        account(guard -> {});
        operator.create("idle", spec -> {});
        operator.awaitReady("idle");

        operator.channel("idle").delete();

        operator.awaitGone("idle");
        assertThat(operator.simulator.requests().since(0))
                .extracting(LoggedRequest::call)
                .containsOnlyOnce("getChannelLiveState");
    }

    @Test
    void aWaveIsHeldWholeAndWhatIsOnAirOfItStillAfterItsApproval() {
        account(guard -> guard.settle = "2s");
        live("show");
        var names =
                IntStream.range(1, WAVE).mapToObj(number -> "idle-" + number).toList();
        names.forEach(name -> operator.create(name, spec -> {}));
        names.forEach(operator::awaitReady);

        operator.client.resources(LiveChannel.class).inNamespace("tv").delete();
        operator.account().delete();

        awaitThat(() -> assertThat(held()).hasValueSatisfying(held -> {
            assertThat(held.token).isNotNull();
            assertThat(List.of(held.count, held.deletions, held.resources, held.gone))
                    .containsExactly(WAVE, WAVE, WAVE, 0);
        }));
        operator.awaitReason("show", "TooManyDeletions");
        assertThat(measured("bulk")).isEqualTo(WAVE);
        assertThat(measured("on_air")).isZero();
        assertThat(operator.simulator.channels().all()).hasSize(WAVE);
        awaitThat(() -> assertThat(operator.message("show"))
                .contains(WAVE + " of " + WAVE + " resources of this account are being deleted (" + WAVE
                        + " held, 0 gone already)"));
        assertThat(operator.events("default")).contains("TooManyDeletions");

        operator.annotate(operator.account(), "onair.dev/approve", String.valueOf(held().orElseThrow().token));

        names.forEach(operator::awaitGone);
        operator.awaitReason("show", "OnAir");
        assertThat(measured("bulk")).isZero();
        assertThat(measured("on_air")).isEqualTo(1);
        assertThat(operator.simulator.channels().all()).hasSize(1);

        operator.annotate(operator.channel("show"), "onair.dev/approve", token("show"));

        operator.awaitGone("show");
        awaitThat(() -> assertThat(operator.account().get()).isNull());
    }
}
