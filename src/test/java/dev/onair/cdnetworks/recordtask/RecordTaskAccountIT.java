package dev.onair.cdnetworks.recordtask;

import static dev.onair.cdnetworks.account.OperatorStage.awaitGone;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.embedded.Edits;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What recordings say of the account that they are in, when its key or its endpoint is another one. */
@Execution(ExecutionMode.CONCURRENT)
class RecordTaskAccountIT {
    private final RecordFixture operator = new RecordFixture();
    private final CdnetworksSimulator other =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
        other.close();
    }

    /** Of a channel that no resource declares. */
    private void recording(String name) {
        var channel = operator.simulator.channels().create("ovptest", ChannelSettings.named(name));
        operator.simulator.channels().startStream(channel.pullId());
        operator.task(name, spec -> {
            spec.channelRef = null;
            spec.pullId = channel.pullId();
        });
        awaitReady(operator.task(name));
    }

    @Test
    void anotherKeyOfTheSameAccountChangesNothing() {
        recording("tonight");
        var before = operator.stage.provenAccount();
        var asked = operator.calls("recordTaskQuery");
        operator.simulator.addKey("rotated", operator.simulator.secretKey());

        operator.stage.secret(
                "cdnetworks", Map.of("accessKey", "rotated", "secretKey", operator.simulator.secretKey()));

        awaitThat(() -> assertThat(operator.stage.provenAccount()).isNotEqualTo(before));
        operator.stage.awaitAccount("InSync");
        assertThat(operator.calls("recordTaskQuery"))
                .as("each is looked at once")
                .isEqualTo(asked + 1);
        recording("later");
        operator.task("tonight").delete();
        awaitGone(operator.task("tonight"));
        assertThat(operator.calls("createRecordTask")).isEqualTo(2);
        assertThat(operator.calls("endRecordTask")).isEqualTo(1);
    }

    /** Of a status that somebody else wrote the API server takes times that no clock of ours knows. */
    @Test
    void aTimeThatCannotBeReadHurtsItsOwnResourceAlone() {
        recording("odd");
        Edits.until(() -> operator.task("odd").editStatus(task -> {
            task.getStatus().endTime = "2099-11-30T10:00Z";
            return task;
        }));

        recording("later");

        operator.stage.awaitAccount("InSync");
    }

    /** Another account does not know how it went. */
    @Test
    void oneWhoseEndPassesMeanwhileIsNotGivenUp() {
        recording("tonight");
        operator.stage.pointAt(other.url());
        operator.stage.awaitAccount("AccountChanged");

        operator.advance("tonight", Duration.ofHours(2));
        awaitThat(() -> assertThat(message(operator.task("tonight"))).contains("the account may be another one"));
        assertThat(operator.phase("tonight")).isEqualTo(Phase.Recording);

        operator.stage.pointAt(operator.simulator.url());
        operator.stage.awaitAccount("InSync");
        operator.awaitPhase("tonight", Phase.Completed);
        assertThat(operator.status("tonight").files).isNotEmpty();
        assertThat(other.requests().count("createRecordTask")).isZero();
    }
}
