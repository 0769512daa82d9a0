package dev.onair.cdnetworks.recordtask;

import static dev.onair.cdnetworks.account.OperatorStage.awaitGone;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReason;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.RecordFormat;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.ManagementPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of a recording, from its manifest to its files and its end. */
@Execution(ExecutionMode.CONCURRENT)
class RecordTaskIT {
    private final RecordFixture operator = new RecordFixture();

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
        operator.channelOnAir("news");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private dev.onair.simulator.cdnetworks.RecordTask only() {
        assertThat(operator.tasks()).hasSize(1);
        return operator.tasks().getFirst();
    }

    @Test
    void recordsFromNowOnWithOneCreateAndOneLook() {
        var declared = operator.task("tonight", spec -> {});

        awaitReady(operator.task("tonight"));

        assertThat(operator.phase("tonight")).isEqualTo(Phase.Recording);
        assertThat(only().order().transNo())
                .isEqualTo(declared.getMetadata().getUid().replace("-", ""))
                .hasSizeLessThanOrEqualTo(32);
        assertThat(operator.task("tonight").get().getMetadata().getAnnotations())
                .containsEntry("onair.dev/external-id", only().taskId());
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
        assertThat(operator.calls("recordTaskQuery")).isEqualTo(1);
        assertThat(operator.status("tonight").endTime)
                .isEqualTo(only().order().end().toString());
    }

    @Test
    void asksForNothingWhileNothingCanHaveChanged() {
        operator.task("tonight", spec -> {
            spec.start = operator.minutesAhead(60);
            spec.end = operator.minutesAhead(120);
        });
        awaitReady(operator.task("tonight"));
        assertThat(operator.phase("tonight")).isEqualTo(Phase.Pending);
        var before = operator.simulator.requests().last();
        var version = operator.task("tonight").get().getMetadata().getResourceVersion();

        operator.advance("tonight", Duration.ofMinutes(30));
        operator.pass("tonight");
        operator.stage.restartUnchanged();
        awaitThat(() -> assertThat(operator.simulator.requests().since(before))
                .extracting(request -> request.call())
                .contains("getChannelList"));
        operator.pass("tonight");
        operator.task("another", spec -> spec.end = "2001-01-01T00:00:00Z");
        awaitReason(operator.task("another"), "InvalidSpec");

        assertThat(operator.simulator.requests().since(before))
                .extracting(request -> request.call())
                .doesNotContain("recordTaskQuery");
        assertThat(version).isNotNull();
    }

    @Test
    void sendsAllThatIsDeclared() {
        operator.task("tonight", spec -> {
            spec.start = operator.minutesAhead(10);
            spec.duration = "90m";
            spec.format = RecordFormat.M3U8;
            spec.concat = true;
            spec.whiteboard = true;
            spec.chat = true;
            spec.httpPull = true;
            spec.storageKey = "news/tonight";
            spec.notifyUrl = "https://example.com/told";
        });
        awaitReady(operator.task("tonight"));

        var order = only().order();

        assertThat(Duration.between(order.start(), order.end())).hasMinutes(90);
        assertThat(order.fileType()).isEqualTo("m3u8");
        assertThat(order.concat()).isTrue();
        assertThat(order.whiteBoard()).isTrue();
        assertThat(order.chat()).isTrue();
        assertThat(order.httpPull()).isTrue();
        assertThat(order.key()).isEqualTo("news/tonight");
        assertThat(order.notifyUrl()).hasToString("Optional[https://example.com/told]");
    }

    @Test
    void followsTheVendorToTheFilesAndThenAsksNoMore() {
        operator.task("tonight", spec -> {
            spec.start = operator.minutesAhead(10);
            spec.end = operator.minutesAhead(70);
        });
        awaitReady(operator.task("tonight"));
        operator.advance("tonight", Duration.ofMinutes(11));
        operator.awaitPhase("tonight", Phase.Recording);

        operator.advance("tonight", Duration.ofMinutes(60));

        awaitThat(() -> assertThat(operator.status("tonight").finishedAt).isNotNull());
        assertThat(operator.phase("tonight")).isEqualTo(Phase.Completed);
        assertThat(operator.status("tonight").fileCount).isEqualTo(1);
        assertThat(operator.status("tonight").files).singleElement().satisfies(file -> {
            var made = only().files().getFirst();
            assertThat(file.videoId).isEqualTo(made.videoId());
            assertThat(file.sizeBytes).isEqualTo(made.sizeBytes());
            assertThat(file.durationSeconds).isEqualTo(made.durationSeconds());
            assertThat(file.url).isEqualTo(made.url());
            assertThat(file.sharePageUrl).contains(made.videoId());
        });
        awaitReady(operator.task("tonight"));
        assertThat(operator.calls("getRecordFileInfo")).isEqualTo(1);
        var asked = operator.calls("recordTaskQuery");
        operator.stage.session().recordTasks().hint(only().taskId());
        operator.advance("tonight", Duration.ofDays(1));
        operator.task("tonight").delete();
        awaitGone(operator.task("tonight"));
        assertThat(operator.calls("recordTaskQuery")).isEqualTo(asked);
        assertThat(operator.calls("endRecordTask")).isZero();
    }

    @Test
    void looksAtOnceWhenToldThatATaskChanged() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.atTheVendor().end(only().taskId());

        operator.stage.session().recordTasks().hint(only().taskId());

        awaitReason(operator.task("tonight"), "EndedEarly");
        assertThat(operator.phase("tonight")).isEqualTo(Phase.Stopped);
    }

    @Test
    void saysThatNothingWasRecordedOnceTheFilesAreOverdue() {
        operator.simulator.channels().change(operator.pullId("news"), channel -> channel.stopped());
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.advance("tonight", Duration.ofMinutes(61));
        operator.awaitPhase("tonight", Phase.Completed);

        operator.advance("tonight", Duration.ofMinutes(125));

        awaitReason(operator.task("tonight"), "NothingRecorded");
        assertThat(operator.phase("tonight")).isEqualTo(Phase.Failed);
        assertThat(message(operator.task("tonight"))).contains("was a stream on air");
    }

    @Test
    void endsARecordingThatIsStopped() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.stage.advance(Duration.ofMinutes(5));

        operator.edit("tonight", spec -> spec.stopped = true);

        operator.awaitPhase("tonight", Phase.Stopped);
        awaitReady(operator.task("tonight"));
        assertThat(only().isOpen()).isFalse();
        assertThat(operator.stage.events("tonight")).contains("Created", "Stopped");
        awaitThat(() -> assertThat(operator.status("tonight").files).hasSize(1));
    }

    @Test
    void takesATaskThatHadEndedAlreadyForStopped() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.atTheVendor().end(only().taskId());

        operator.edit("tonight", spec -> spec.stopped = true);

        operator.awaitPhase("tonight", Phase.Stopped);
        awaitReady(operator.task("tonight"));
        assertThat(operator.calls("endRecordTask")).isEqualTo(1);
    }

    @Test
    void makesNothingOfATaskThatIsStoppedBeforeItIsMade() {
        operator.task("tonight", spec -> spec.stopped = true);

        awaitReady(operator.task("tonight"));

        assertThat(operator.phase("tonight")).isEqualTo(Phase.Stopped);
        assertThat(operator.tasks()).isEmpty();
        operator.task("tonight").delete();
        awaitGone(operator.task("tonight"));
        assertThat(operator.calls("endRecordTask")).isZero();
    }

    @Test
    void endsTheRecordingOfAResourceThatIsDeleted() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));

        operator.task("tonight").delete();

        awaitGone(operator.task("tonight"));
        assertThat(only().isOpen()).isFalse();
        assertThat(operator.calls("endRecordTask")).isEqualTo(1);
    }

    @Test
    void deletesAResourceWhoseTaskTheVendorDoesNotKnow() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.atTheVendor().shelf().remove(only().taskId());

        operator.task("tonight").delete();

        awaitGone(operator.task("tonight"));
    }

    @Test
    void letsARecordingThatIsRetainedGoOn() {
        operator.task("tonight", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        awaitReady(operator.task("tonight"));

        operator.task("tonight").delete();

        awaitGone(operator.task("tonight"));
        assertThat(only().isOpen()).isTrue();
    }

    @Test
    void goesWhenItsTimeIsUpAndLeavesTheFiles() {
        operator.task("tonight", spec -> spec.ttlAfterFinished = "1d");
        awaitReady(operator.task("tonight"));
        operator.advance("tonight", Duration.ofMinutes(61));
        awaitThat(() -> assertThat(operator.status("tonight").finishedAt).isNotNull());

        operator.advance("tonight", Duration.ofDays(1));

        awaitGone(operator.task("tonight"));
        assertThat(only().files()).hasSize(1);
        assertThat(operator.stage.events("tonight")).contains("Retained");
        assertThat(operator.calls("endRecordTask")).isZero();
    }

    @Test
    void observesATaskThatIsThereAndNeverEndsIt() {
        operator.task("first", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        awaitReady(operator.task("first"));
        operator.task("first").delete();
        awaitGone(operator.task("first"));
        var there = RecordFixture.manifest(spec -> {
            spec.managementPolicy = ManagementPolicy.Observe;
            spec.stopped = true;
        });
        there.getMetadata().setNamespace("tv");
        there.getMetadata().setName("second");
        there.getMetadata().setAnnotations(Map.of("onair.dev/external-id", only().taskId()));

        operator.stage.client().resource(there).create();

        awaitReason(operator.task("second"), "Differs");
        assertThat(operator.phase("second")).isEqualTo(Phase.Recording);
        assertThat(only().isOpen()).isTrue();
    }

    @Test
    void waitsForTheApprovalOfItsPlan() {
        operator.task("tonight", spec -> spec.managementPolicy = ManagementPolicy.Plan);
        awaitReason(operator.task("tonight"), "AwaitingApproval");
        assertThat(operator.tasks()).isEmpty();
        var hash = Optional.ofNullable(operator.status("tonight").plan)
                .map(plan -> plan.hash)
                .orElseThrow();

        operator.stage.annotate(operator.task("tonight"), "onair.dev/approve", Objects.requireNonNull(hash));

        awaitReady(operator.task("tonight"));
        assertThat(operator.tasks()).hasSize(1);
    }
}
