package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.cdnetworks.ForwardTask.Phase;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a relay refers to may be missing, wrong or going; who it says it is may be somebody else. */
@Execution(ExecutionMode.CONCURRENT)
class ForwardTaskReferencesIT {
    private final ForwardTaskFixture relays = new ForwardTaskFixture();

    @AfterEach
    void close() {
        relays.close();
    }

    private static Consumer<ForwardTaskSpec> of(String channel) {
        return spec -> {
            spec.pullId = null;
            spec.channelRef = new ChannelRef();
            spec.channelRef.name = channel;
        };
    }

    private void end() {
        relays.simulator
                .services()
                .forwards()
                .end(relays.atTheVendor().getFirst().taskId());
        relays.operator.sweep();
    }

    @Test
    void waitsForItsChannelAndNamesIt() {
        relays.create("relay", of("studio"));
        relays.awaitReason("relay", "DependencyNotReady");
        assertThat(relays.message("relay")).contains("LiveChannel tv/studio does not exist");

        relays.operator.create("studio", spec -> {});

        relays.awaitReady("relay");
        // The channel's id is written before the rest of its status.
        awaitThat(() -> assertThat(relays.operator.channel("studio").get().getStatus().pullId)
                .isNotNull()
                .isEqualTo(relays.status("relay").pullId));
    }

    @Test
    void waitsForItsSecretAndNamesWhatIsMissing() {
        relays.create("relay", spec -> {
            spec.destinationUrl = null;
            spec.destinationSecretRef = SecretKeyRef.of("platform", "url");
        });
        relays.awaitReason("relay", "DependencyNotReady");
        assertThat(relays.message("relay")).contains("Secret tv/platform does not exist", "\"url\"");

        relays.operator.secret("platform", Map.of("another", "x"));
        awaitThat(() -> assertThat(relays.message("relay")).contains("no value under the key \"url\""));

        relays.operator.secret("platform", Map.of("url", "planted-my-secret-key"));
        awaitThat(() -> assertThat(relays.message("relay")).contains("is no RTMP URL"));
        assertThat(relays.message("relay")).doesNotContain("planted-my-secret-key");

        relays.operator.secret("platform", Map.of("url", Sample.URL));
        relays.awaitReady("relay");
        assertThat(relays.atTheVendor()).hasSize(1);
    }

    @Test
    void keepsItsChannelWhileItRunsAndLetsItGoWhenItIsOver() {
        relays.operator.create("studio", spec -> {});
        relays.running("relay", of("studio"));

        relays.operator.channel("studio").delete();

        relays.operator.awaitReason("studio", "InUse");
        assertThat(relays.operator.message("studio")).contains("ForwardTask tv/relay");
        assertThat(relays.vendorPhase()).isEqualTo(Phase.PROCESSING);
        end();
        relays.awaitPhase("relay", dev.onair.cdnetworks.forwardtask.Phase.Completed);
        relays.operator.awaitGone("studio");
        relays.awaitReason("relay", "EndedEarly");
    }

    @Test
    void letsItsChannelGoWhenItIsDeletedItself() {
        relays.operator.create("studio", spec -> {});
        relays.running("relay", of("studio"));
        relays.operator.channel("studio").delete();
        relays.operator.awaitReason("studio", "InUse");

        relays.task("relay").delete();

        relays.awaitGone("relay");
        relays.operator.awaitGone("studio");
        assertThat(relays.vendorPhase()).isEqualTo(Phase.SUCCESS);
    }

    @Test
    void saysThatTheVendorDoesNotHaveTheChannel() {
        relays.create("relay", spec -> spec.pullId = "0000456789abcdef0123456789abcdef");

        relays.awaitReason("relay", "VendorRejected");

        assertThat(relays.message("relay")).contains("1217", "0000456789abcdef0123456789abcdef");
        assertThat(relays.atTheVendor()).isEmpty();
    }

    @Test
    void refusesAnEndThatIsTooSoonWithoutACall() {
        relays.create("relay", spec -> spec.end = ForwardTaskFixture.in(Duration.ofMinutes(4)));

        relays.awaitReason("relay", "InvalidSpec");

        assertThat(relays.message("relay")).contains("spec.end", "later end");
        assertThat(relays.count("startForwardTask")).isZero();
    }

    @Test
    void saysThatTheSecretIsAnotherThanTheRelayWasMadeWith() {
        relays.operator.secret("platform", Map.of("url", Sample.URL));
        relays.running("relay", spec -> {
            spec.destinationUrl = null;
            spec.destinationSecretRef = SecretKeyRef.of("platform", "url");
        });

        relays.operator.secret("platform", Map.of("url", "rtmp://b.example.com/live/planted-other-key"));

        relays.awaitReason("relay", "Immutable");
        assertThat(relays.message("relay")).contains("create another");
        assertThat(relays.count("endForwardTask")).isZero();
    }

    @Test
    void asksOnceWhenItIsToldThatSomethingHappened() {
        relays.running("relay", spec -> {});
        var taskId = relays.atTheVendor().getFirst().taskId();
        var watch = relays.operator.session().forwardTasks();
        relays.simulator.services().forwards().end(taskId);
        var before = relays.count("getForwardTaskList");

        assertThat(watch.hint(taskId)).isEqualTo(Verdict.HINT);

        relays.awaitPhase("relay", dev.onair.cdnetworks.forwardtask.Phase.Completed);
        assertThat(relays.count("getForwardTaskList")).isEqualTo(before + 1);
        assertThat(watch.hint(taskId)).isEqualTo(Verdict.UNDECLARED);
        assertThat(watch.hint("nobodys")).isEqualTo(Verdict.UNDECLARED);
        relays.operator.create("sports", spec -> {});
        relays.operator.awaitReady("sports");
        assertThat(relays.count("getForwardTaskList")).isEqualTo(before + 1);
    }

    @Test
    void doesNotBelieveAForgedHint() {
        relays.running("relay", spec -> {});

        relays.operator
                .session()
                .forwardTasks()
                .hint(relays.atTheVendor().getFirst().taskId());
        relays.operator.create("sports", spec -> {});
        relays.operator.awaitReady("sports");

        relays.awaitReady("relay");
        assertThat(relays.status("relay").phase).isEqualTo(dev.onair.cdnetworks.forwardtask.Phase.Forwarding);
        assertThat(relays.atTheVendor()).hasSize(1);
    }
}
