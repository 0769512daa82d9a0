package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ManagementPolicy;
import dev.onair.common.SecretKeyRef;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An approval is for one time: the annotation stays in Git, and what it approved is needed again. */
@Execution(ExecutionMode.CONCURRENT)
class SpentApprovalIT {
    private final OperatorFixture operator = new OperatorFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    private String token() {
        return String.valueOf(Objects.requireNonNull(operator.status("news").plan).hash);
    }

    private void approve(String token) {
        operator.annotate(operator.channel("news"), "onair.dev/approve", token);
    }

    private void sync(String when) {
        operator.annotate(operator.channel("news"), "onair.dev/sync-at", when);
        awaitThat(() -> assertThat(operator.status("news").lastHandledSyncAt).isEqualTo(when));
    }

    private void driftsAtTheVendor(String when) {
        operator.simulator
                .channels()
                .edit(String.valueOf(operator.status("news").pullId), edit -> edit.channelName("drifted"));
        sync(when);
        operator.awaitReason("news", "AwaitingApproval");
    }

    private long edits() {
        return operator.simulator.requests().count("channelEdit");
    }

    @Test
    void thePlanThatWasCarriedOutOnceNeedsAnotherApprovalTheSecondTime() {
        operator.readyAccount();
        operator.create("news", spec -> spec.managementPolicy = ManagementPolicy.Plan);
        operator.awaitReason("news", "AwaitingApproval");
        approve(token());
        operator.awaitReady("news");
        driftsAtTheVendor("first");
        var first = token();
        approve(first);
        awaitThat(() -> assertThat(edits()).isEqualTo(1));
        operator.awaitReason("news", "InSync");

        driftsAtTheVendor("second");

        assertThat(token()).isEqualTo(first + ".2");
        assertThat(operator.message("news")).contains("onair.dev/approve=" + first + ".2");
        assertThat(operator.channel("news").get().getMetadata().getAnnotations())
                .containsEntry("onair.dev/approve", first);
        sync("once more");
        operator.awaitReason("news", "AwaitingApproval");
        assertThat(edits()).isEqualTo(1);

        approve(first + ".2");

        awaitThat(() -> assertThat(edits()).isEqualTo(2));
        operator.awaitReason("news", "InSync");
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
    }

    private void awaitAnotherTokenThan(String old) {
        awaitThat(() -> assertThat(Objects.requireNonNull(operator.status("news").plan).hash)
                .isNotEqualTo(old));
        operator.awaitReason("news", "AwaitingApproval");
        assertThat(operator.message("news")).endsWith("onair.dev/approve=" + token());
    }

    private long creates() {
        return operator.simulator.requests().count("createChannel");
    }

    /** Whoever approves has read the plan; what was declared since then, he has not. */
    @Test
    void anEditBetweenTheReadingAndTheApprovalMakesTheTokenWorthless() {
        operator.readyAccount();
        operator.secret("studio", Map.of("check", "planted-one"));
        operator.create("news", spec -> {
            spec.managementPolicy = ManagementPolicy.Plan;
            spec.verificationSecretRef = SecretKeyRef.of("studio", "check");
        });
        operator.awaitReason("news", "AwaitingApproval");
        var read = token();

        operator.edit("news", spec -> {
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.immediate = true;
        });
        awaitAnotherTokenThan(read);
        assertThat(operator.message("news")).contains("spec.recording.immediate: (none) -> true");
        approve(read);
        sync("approved what was read");
        operator.awaitReason("news", "AwaitingApproval");
        assertThat(creates()).isZero();

        var edited = token();
        operator.secret("studio", Map.of("check", "planted-other"));
        awaitAnotherTokenThan(edited);
        approve(edited);
        sync("approved before the Secret was changed");
        operator.awaitReason("news", "AwaitingApproval");
        assertThat(creates()).isZero();

        approve(token());
        operator.awaitReady("news");
        assertThat(creates()).isEqualTo(1);
    }
}
