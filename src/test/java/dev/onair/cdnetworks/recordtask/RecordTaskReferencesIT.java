package dev.onair.cdnetworks.recordtask;

import static dev.onair.cdnetworks.account.OperatorStage.awaitGone;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReason;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.condition;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a recording needs, what needs it, and who is at the same channel. */
@Execution(ExecutionMode.CONCURRENT)
class RecordTaskReferencesIT {
    private final RecordFixture operator = new RecordFixture();

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void waitsForItsChannelAndIsWokenByIt() {
        operator.task("tonight", spec -> {});
        awaitReason(operator.task("tonight"), "DependencyNotReady");
        assertThat(message(operator.task("tonight"))).contains("LiveChannel tv/news", "does not exist");

        operator.channel("news", Protocol.RTMP);

        awaitReady(operator.task("tonight"));
        assertThat(operator.tasks())
                .singleElement()
                .matches(task -> task.order().pullId().equals(operator.pullId("news")));
    }

    @Test
    void refusesAChannelThatCannotBeRecordedBeforeAnyCall() {
        operator.channel("news", Protocol.HLS);
        awaitReady(operator.channel("news"));

        operator.task("tonight", spec -> {});

        awaitReason(operator.task("tonight"), "InvalidSpec");
        assertThat(message(operator.task("tonight"))).contains("played by HLS", "RTMP or HDL");
        assertThat(operator.calls("createRecordTask")).isZero();
    }

    @Test
    void saysWhatTheVendorSaysOfAChannelThatItDoesNotHave() {
        operator.task("tonight", spec -> {
            spec.channelRef = null;
            spec.pullId = "0000456789abcdef0123456789abcdef";
        });

        awaitReason(operator.task("tonight"), "VendorRejected");

        assertThat(message(operator.task("tonight"))).contains("1217", "no channel 0000456789abcdef");
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
    }

    @Test
    void holdsItsChannelUntilItIsOver() {
        operator.channel("news", Protocol.RTMP);
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));

        operator.channel("news").delete();

        awaitReason(operator.channel("news"), "InUse");
        assertThat(message(operator.channel("news"))).contains("RecordTask tv/tonight");
        assertThat(operator.simulator.channels().all()).hasSize(1);
        operator.edit("tonight", spec -> spec.stopped = true);
        awaitGone(operator.channel("news"));
        assertThat(operator.phase("tonight")).isEqualTo(Phase.Stopped);
        operator.task("tonight").delete();
        awaitGone(operator.task("tonight"));
    }

    @Test
    void goesWithItsChannelWhenBothAreDeleted() {
        operator.channel("news", Protocol.RTMP);
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));

        operator.channel("news").delete();
        operator.task("tonight").delete();

        awaitGone(operator.task("tonight"));
        awaitGone(operator.channel("news"));
        assertThat(operator.tasks()).noneMatch(task -> task.isOpen());
        assertThat(operator.simulator.channels().all()).isEmpty();
    }

    @Test
    void namesWhoHasTheChannelAndFollowsWhenThatOneIsOver() {
        operator.channel("news", Protocol.RTMP);
        operator.task("first", spec -> {});
        awaitReady(operator.task("first"));

        operator.task("second", spec -> {});

        awaitReason(operator.task("second"), "ChannelBusy");
        assertThat(message(operator.task("second"))).contains("RecordTask tv/first");
        assertThat(condition(operator.status("second").conditions, "Stalled")).isEqualTo("True");
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
        operator.edit("first", spec -> spec.stopped = true);
        awaitReady(operator.task("second"));
        assertThat(operator.tasks()).hasSize(2);
    }

    @Test
    void followsWhenTheOneThatHasTheChannelIsDeleted() {
        operator.channel("news", Protocol.RTMP);
        operator.task("first", spec -> {});
        awaitReady(operator.task("first"));
        operator.task("second", spec -> {});
        awaitReason(operator.task("second"), "ChannelBusy");

        operator.task("first").delete();

        awaitReady(operator.task("second"));
    }

    @Test
    void saysThatSomebodyElseHasTheChannel() {
        var there = operator.simulator.channels().create("ovptest", ChannelSettings.named("elsewhere"));
        operator.task("first", spec -> {
            spec.channelRef = null;
            spec.pullId = there.pullId();
            spec.deletionPolicy = dev.onair.common.DeletionPolicy.Retain;
        });
        awaitReady(operator.task("first"));
        operator.task("first").delete();
        awaitGone(operator.task("first"));

        operator.task("second", spec -> {
            spec.channelRef = null;
            spec.pullId = there.pullId();
        });

        awaitReason(operator.task("second"), "VendorRejected");
        assertThat(message(operator.task("second"))).contains("1337", "no resource of this account declares");
    }

    @Test
    void recordsTheRestWhenItsChannelCameLate() {
        operator.task("tonight", spec -> {
            spec.start = operator.minutesAhead(2);
            spec.end = operator.minutesAhead(62);
        });
        awaitReason(operator.task("tonight"), "DependencyNotReady");
        operator.stage.advance(Duration.ofMinutes(10));

        operator.channel("news", Protocol.RTMP);

        operator.awaitPhase("tonight", Phase.Recording);
        assertThat(operator.tasks())
                .singleElement()
                .matches(task -> task.order().end().toString().equals(operator.status("tonight").endTime));
    }

    @Test
    void saysThatARecordingWasMissed() {
        operator.task("tonight", spec -> {
            spec.start = operator.minutesAhead(2);
            spec.end = operator.minutesAhead(12);
        });
        awaitReason(operator.task("tonight"), "DependencyNotReady");
        operator.stage.advance(Duration.ofMinutes(20));

        operator.channel("news", Protocol.RTMP);

        awaitReason(operator.task("tonight"), "Missed");
        assertThat(operator.phase("tonight")).isEqualTo(Phase.Failed);
        assertThat(operator.calls("createRecordTask")).isZero();
    }

    @Test
    void aChannelRecordsIntoADirectoryThatIsDeclared() {
        operator.channel("news", spec -> {
            spec.recording = new dev.onair.cdnetworks.livechannel.LiveChannelSpec.Recording();
            spec.recording.directoryRef = new dev.onair.cdnetworks.livechannel.LiveChannelSpec.DirectoryRef();
            spec.recording.directoryRef.name = "archive";
        });
        awaitReason(operator.channel("news"), "DependencyNotReady");
        assertThat(message(operator.channel("news"))).contains("RecordDirectory tv/archive");

        operator.directory("archive", spec -> {});

        awaitReady(operator.channel("news"));
        var id = operator.directory("archive").get().getStatus().directoryId;
        assertThat(operator.simulator.channels().all())
                .singleElement()
                .matches(channel -> channel.settings().directoryId().equals(id));
        operator.directory("archive").delete();
        awaitReason(operator.directory("archive"), "InUse");
        assertThat(message(operator.directory("archive"))).contains("LiveChannel tv/news");
        operator.channel("news").delete();
        awaitGone(operator.directory("archive"));
        awaitThat(() -> assertThat(operator.stage.events("archive")).contains("Retained"));
        assertThat(operator.simulator.services().directories().all()).hasSize(1);
    }
}
