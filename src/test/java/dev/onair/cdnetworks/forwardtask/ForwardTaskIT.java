package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.livechannel.OperatorFixture;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.simulator.cdnetworks.ForwardTask.Phase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of a relay, from its manifest to its end. */
@Execution(ExecutionMode.CONCURRENT)
class ForwardTaskIT {
    private final ForwardTaskFixture relays = new ForwardTaskFixture();

    @AfterEach
    void close() {
        relays.close();
    }

    @Test
    void relaysWithTheLeastThatIsSaid() {
        relays.running("relay", spec -> {});

        var made = relays.atTheVendor().getFirst();
        var task = relays.task("relay").get();
        assertThat(made.order().forwardUrl()).isEqualTo(Sample.URL);
        assertThat(made.order().codingParams()).isEmpty();
        assertThat(task.getMetadata().getAnnotations()).containsEntry("onair.dev/external-id", made.taskId());
        assertThat(task.getStatus().taskId).isEqualTo(made.taskId());
        assertThat(task.getStatus().phase).isEqualTo(dev.onair.cdnetworks.forwardtask.Phase.Forwarding);
        assertThat(task.getStatus().destinationHost).isEqualTo("livepush.ovptest.haplat.net");
        assertThat(task.getStatus().pullId).isEqualTo(relays.channel.pullId());
        assertThat(task.getStatus().account).isEqualTo("default");
        assertThat(relays.operator.events("relay")).contains("Created");
    }

    @Test
    void relaysWithAllThatCanBeSaidAndFollowsItToItsEnd() {
        relays.operator.secret("platform", Map.of("url", Sample.URL + "\n"));
        relays.running("relay", spec -> {
            spec.destinationUrl = null;
            spec.destinationSecretRef = dev.onair.common.SecretKeyRef.of("platform", "url");
            spec.start = ForwardTaskFixture.in(Duration.ofMinutes(10));
            spec.end = ForwardTaskFixture.in(Duration.ofMinutes(20));
            spec.transcode = Sample.transcode();
            spec.notifyUrl = "http://127.0.0.1:9/told";
        });
        assertThat(relays.status("relay").phase).isEqualTo(dev.onair.cdnetworks.forwardtask.Phase.Pending);
        assertThat(relays.atTheVendor().getFirst().order().codingParams())
                .hasValueSatisfying(coding -> assertThat(coding.wmposition()).isEqualTo("TOP_CENTER"));
        assertThat(relays.status("relay").startsAt).isNotNull();
        assertThat(relays.status("relay").endsAt).isNotNull();

        relays.later(Duration.ofMinutes(11));
        relays.awaitPhase("relay", dev.onair.cdnetworks.forwardtask.Phase.Forwarding);

        relays.later(Duration.ofMinutes(10));
        relays.awaitPhase("relay", dev.onair.cdnetworks.forwardtask.Phase.Completed);
        relays.awaitReady("relay");
        assertThat(relays.status("relay").finishedAt).isNotNull();
    }

    @Test
    void saysThatNobodyFeedsTheChannel() {
        relays.running("relay", spec -> {});
        relays.operator.sweep();

        relays.operator.advance(Duration.ofMinutes(6));
        relays.operator.annotate(relays.task("relay"), "example.com/look", "now");

        OperatorFixture.awaitThat(
                () -> assertThat(relays.operator.events("relay")).contains("SourceIdle"));
        OperatorFixture.awaitThat(() -> assertThat(idle()).isEqualTo("True"));
        assertThat(relays.ready("relay")).isEqualTo("True");

        relays.simulator.channels().startStream(relays.channel.pullId());
        relays.operator.sweep();

        OperatorFixture.awaitThat(() -> assertThat(idle()).isEqualTo("False"));
        assertThat(relays.count("getChannelLiveState")).isZero();
    }

    private String idle() {
        return OperatorFixture.condition(relays.status("relay").conditions, "SourceIdle");
    }

    @Test
    void asksNothingAboutARelayThatIsOver() {
        relays.running("relay", spec -> {});
        relays.simulator
                .services()
                .forwards()
                .end(relays.atTheVendor().getFirst().taskId());
        relays.operator.sweep();
        relays.awaitPhase("relay", dev.onair.cdnetworks.forwardtask.Phase.Completed);
        relays.awaitReason("relay", "EndedEarly");
        assertThat(relays.ready("relay")).isEqualTo("False");
        assertThat(relays.operator.events("relay")).contains("EndedEarly");
        var asked = relays.count("getForwardTaskList");

        relays.operator.restart();
        relays.operator.sweep();
        relays.operator.annotate(relays.task("relay"), "example.com/look", "now");
        relays.operator.create("sports", spec -> {});
        relays.operator.awaitReady("sports");

        assertThat(relays.count("getForwardTaskList")).isEqualTo(asked);
        relays.task("relay").delete();
        relays.awaitGone("relay");
        assertThat(relays.count("endForwardTask")).isZero();
        assertThat(relays.count("getForwardTaskList")).isEqualTo(asked);
    }

    @Test
    void costsAPageForAllAndNoWriteWhileNothingHappens() {
        for (var name : java.util.List.of("one", "two", "three")) {
            relays.running(name, spec -> {});
        }
        relays.operator.sweep();
        awaitThat(() -> assertThat(relays.simulator.requests().of("getForwardTaskList"))
                .anyMatch(line -> line.parameters().containsKey("status")));
        var version = relays.task("one").get().getMetadata().getResourceVersion();
        var before = relays.simulator.requests().last();

        relays.operator.sweep();

        awaitThat(() -> assertThat(relays.simulator.requests().since(before))
                .extracting(line -> line.call())
                .containsOnly("getChannelList", "getForwardTaskList")
                .contains("getChannelList", "getForwardTaskList")
                // The walk before may have been asked for twice; three relays cost no three reads.
                .hasSizeLessThanOrEqualTo(3));
        assertThat(relays.task("one").get().getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    void sayThatARelayFailedAndWhatToDo() {
        relays.simulator
                .faults()
                .on("startForwardTask")
                .once(relays.simulator.services().failTask());

        relays.create("relay", spec -> {});

        relays.awaitReason("relay", "TaskFailed");
        assertThat(relays.ready("relay")).isEqualTo("False");
        assertThat(relays.message("relay")).contains("create it again").doesNotContain(Sample.KEY);
        assertThat(relays.status("relay").phase).isEqualTo(dev.onair.cdnetworks.forwardtask.Phase.Failed);
    }

    @Test
    void goesByItselfSomeTimeAfterItIsOver() {
        relays.running("relay", spec -> spec.ttlAfterFinished = "1s");

        relays.simulator
                .services()
                .forwards()
                .end(relays.atTheVendor().getFirst().taskId());
        relays.operator.sweep();

        relays.awaitGone("relay");
        assertThat(relays.count("endForwardTask")).isZero();
    }

    @Test
    void endsARelayThatRunsWhenItIsDeleted() {
        relays.running("relay", spec -> {});

        relays.task("relay").delete();

        relays.awaitGone("relay");
        assertThat(relays.vendorPhase()).isEqualTo(Phase.SUCCESS);
        assertThat(relays.count("endForwardTask")).isEqualTo(1);
    }

    @Test
    void isDeletedThoughTheVendorEndedTheRelayBeforeAnybodySawIt() {
        relays.running("relay", spec -> {});
        relays.simulator
                .services()
                .forwards()
                .end(relays.atTheVendor().getFirst().taskId());

        relays.task("relay").delete();

        relays.awaitGone("relay");
        assertThat(relays.count("endForwardTask")).isEqualTo(1);
    }

    @Test
    void isDeletedThoughTheVendorDoesNotKnowTheRelayAnyMore() {
        relays.running("relay", spec -> {});
        relays.simulator
                .services()
                .forwards()
                .shelf()
                .remove(relays.atTheVendor().getFirst().taskId());

        relays.task("relay").delete();

        relays.awaitGone("relay");
    }

    @Test
    void leavesARelayThatIsToBeRetained() {
        relays.running("relay", spec -> spec.deletionPolicy = DeletionPolicy.Retain);

        relays.task("relay").delete();

        relays.awaitGone("relay");
        assertThat(relays.vendorPhase()).isEqualTo(Phase.PROCESSING);
        assertThat(relays.count("endForwardTask")).isZero();
    }

    @Test
    void makesAnotherInPlaceOfARelayThatTheVendorLost() {
        relays.running("relay", spec -> {});
        var lost = relays.atTheVendor().getFirst().taskId();
        relays.simulator.services().forwards().shelf().remove(lost);

        relays.operator.sweep();

        awaitThat(() -> assertThat(relays.atTheVendor()).hasSize(1));
        relays.awaitReady("relay");
        assertThat(relays.status("relay").taskId).isNotEqualTo(lost);
        assertThat(relays.operator.events("relay")).contains("Lost");
    }

    @Test
    void adoptsARelayThatExistsAndMakesNone() {
        relays.running("theirs", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        var taskId = relays.atTheVendor().getFirst().taskId();
        relays.task("theirs").delete();
        relays.awaitGone("theirs");
        var mine = relays.manifest("mine", spec -> spec.managementPolicy = ManagementPolicy.Observe);
        mine.getMetadata().setAnnotations(Map.of("onair.dev/external-id", taskId));

        relays.operator.client.resource(mine).create();

        relays.awaitReady("mine");
        assertThat(relays.status("mine").taskId).isEqualTo(taskId);
        assertThat(relays.atTheVendor()).hasSize(1);
    }

    @Test
    void refusesToAdoptARelayToAnotherPlace() {
        relays.running("theirs", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        var taskId = relays.atTheVendor().getFirst().taskId();
        relays.task("theirs").delete();
        relays.awaitGone("theirs");
        var mine = relays.manifest("mine", spec -> spec.destinationUrl = "rtmp://b.example.com/live/other-key");
        mine.getMetadata().setAnnotations(Map.of("onair.dev/external-id", taskId));

        relays.operator.client.resource(mine).create();

        relays.awaitReason("mine", "Immutable");
        assertThat(relays.message("mine")).contains("b.example.com").doesNotContain("other-key", Sample.KEY);
    }

    @Test
    void refusesTheYoungerOfTwoThatNameOneRelay() {
        relays.running("relay", spec -> {});
        var created =
                java.time.Instant.parse(relays.task("relay").get().getMetadata().getCreationTimestamp());
        awaitThat(() -> assertThat(java.time.Instant.now()).isAfter(created.plusSeconds(1)));
        var usurper = relays.manifest("usurper", spec -> {});
        usurper.getMetadata()
                .setAnnotations(Map.of(
                        "onair.dev/external-id", relays.atTheVendor().getFirst().taskId()));

        relays.operator.client.resource(usurper).create();

        relays.awaitReason("usurper", "Conflict");
        relays.task("usurper").delete();
        relays.awaitGone("usurper");
        assertThat(relays.vendorPhase()).isEqualTo(Phase.PROCESSING);
    }
}
