package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.cdnetworks.RefuseWith;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A create that the vendor refused, seen at the wire: nothing is sent again before something changed. */
@Execution(ExecutionMode.CONCURRENT)
class OperatorRefusalIT {
    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
        operator.secret("check", Map.of("word", "planted-open sesame"));
        operator.simulator.faults().on("createChannel").always(new RefuseWith(1004, "pushDomain"));
        operator.create("news", spec -> spec.verificationSecretRef = SecretKeyRef.of("check", "word"));
        operator.awaitReason("news", "VendorRejected");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private long creates() {
        return operator.simulator.requests().count("createChannel");
    }

    private void awaitCreates(int count) {
        awaitThat(() -> assertThat(creates()).isEqualTo(count));
        operator.awaitReason("news", "VendorRejected");
    }

    /** Has it looked at once more, as the timer does. */
    private void lookAgain() {
        operator.annotate(operator.channel("news"), "onair.dev/paused", "true");
        operator.awaitReason("news", "Paused");
        operator.annotate(operator.channel("news"), "onair.dev/paused", "false");
        operator.awaitReason("news", "VendorRejected");
    }

    @Test
    void isNotSentAgainBeforeSomethingChanged() {
        lookAgain();

        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void isNotSentAgainByAnotherProcess() {
        operator.stop();
        operator.start();
        lookAgain();

        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void isSentAgainForEachThingThatChanges() {
        operator.edit("news", spec -> spec.channelName = "evening");
        awaitCreates(2);
        operator.secret("check", Map.of("word", "planted-another word"));
        awaitCreates(3);
        operator.annotate(operator.channel("news"), "onair.dev/sync-at", "now");
        awaitCreates(4);
        operator.simulator.addKey("second", "planted-fedcba9876543210");
        operator.secret("cdnetworks", Map.of("accessKey", "second", "secretKey", "planted-fedcba9876543210"));
        awaitCreates(5);

        operator.simulator.faults().clear();
        operator.annotate(operator.channel("news"), "onair.dev/sync-at", "put right");
        operator.awaitReady("news");

        assertThat(operator.simulator.channels().all()).hasSize(1);
        assertThat(operator.status("news").refused).isNull();
    }
}
