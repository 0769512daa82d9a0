package dev.onair.cdnetworks.recordtask;

import static dev.onair.cdnetworks.account.OperatorStage.awaitGone;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReason;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.cdnetworks.RefuseWith;
import dev.onair.simulator.cdnetworks.Throttle;
import dev.onair.simulator.cdnetworks.ThrottleAnswer;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Html;
import dev.onair.simulator.fault.Status;
import dev.onair.simulator.fault.Truncated;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are lost, and a vendor that fails: one task comes of it, and no truth gets lost. */
@Execution(ExecutionMode.CONCURRENT)
class RecordTaskFaultsIT {
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

    static Stream<Fault> faults() {
        return Stream.of(
                new CutBefore(),
                new CutAfter(),
                new Status(500, true),
                new Status(502, false),
                new Garbage(),
                new Html(),
                new Truncated());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesOneTaskWhateverTheFirstAnswerIs(Fault fault) {
        operator.simulator.faults().on("createRecordTask").once(fault);

        operator.task("tonight", spec -> {});

        awaitReady(operator.task("tonight"));
        assertThat(operator.tasks()).hasSize(1);
    }

    @Test
    void findsTheTaskByItsOwnKeyWhenTheAnswerWasLost() {
        operator.simulator.faults().on("createRecordTask").once(new CutAfter());

        operator.task("tonight", spec -> {});

        awaitReady(operator.task("tonight"));
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
        assertThat(operator.status("tonight").endTime).isNotNull();
        awaitThat(() -> assertThat(operator.stage.events("tonight")).contains("Recovered"));
    }

    @Test
    void makesOneTaskThoughTheOperatorDiedBeforeItHeardTheAnswer() {
        operator.simulator.faults().on("createRecordTask").once(new CutAfter());
        operator.simulator.faults().on("recordTaskQuery").times(50, new Status(502, false));
        operator.task("tonight", spec -> {});
        awaitThat(() -> assertThat(operator.tasks()).hasSize(1));

        operator.stage.restart();
        operator.simulator.faults().clear();

        awaitReady(operator.task("tonight"));
        assertThat(operator.tasks()).hasSize(1);
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
    }

    @Test
    void endsWhatALostCreateMadeWhenTheResourceIsDeleted() {
        operator.simulator.faults().on("createRecordTask").once(new CutAfter());
        operator.simulator.faults().on("recordTaskQuery").once(new Status(502, false));
        operator.task("tonight", spec -> {});
        awaitThat(() -> assertThat(operator.tasks()).hasSize(1));

        operator.task("tonight").delete();

        awaitGone(operator.task("tonight"));
        assertThat(operator.tasks()).noneMatch(task -> task.isOpen());
    }

    @Test
    void isNotMisledByAQueryThatFails() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.simulator.faults().on("recordTaskQuery").times(2, new Status(502, false));

        operator.stage.session().recordTasks().hint(operator.tasks().getFirst().taskId());

        awaitThat(() -> assertThat(operator.calls("recordTaskQuery")).isGreaterThanOrEqualTo(4));
        awaitReady(operator.task("tonight"));
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
    }

    @Test
    void makesAnotherForTheRestOfATaskThatTheVendorLost() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        var lost = operator.tasks().getFirst();
        operator.atTheVendor().shelf().remove(lost.taskId());

        operator.stage.session().recordTasks().hint(lost.taskId());

        awaitThat(() -> assertThat(operator.tasks())
                .singleElement()
                .matches(task -> !task.taskId().equals(lost.taskId()))
                .matches(task -> task.order().end().equals(lost.order().end())));
        awaitThat(() -> assertThat(operator.stage.events("tonight")).contains("Lost"));
    }

    /** Its id may be unknown or only be refused, and there is no list of tasks that says which. */
    @Test
    void makesNoOtherOfATaskWhoseIdTheVendorRefusesAndADeletionEnds() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        var lost = operator.tasks().getFirst();
        operator.simulator.temperaments().set(Temperament.UNKNOWN_IS_WRONG);
        operator.atTheVendor().shelf().remove(lost.taskId());

        operator.stage.session().recordTasks().hint(lost.taskId());

        awaitThat(() -> assertThat(OperatorStage.message(operator.task("tonight")))
                .contains("which nothing can confirm before its end"));
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
        operator.task("tonight").delete();
        awaitThat(() -> assertThat(operator.task("tonight").get() == null)
                .as(OperatorStage.reason(operator.task("tonight")) + OperatorStage.message(operator.task("tonight")))
                .isTrue());
    }

    /** As the vendor says it, a recording that could not be set up may be the next time. */
    @Test
    void triesAgainWhatFailedToStart() {
        operator.simulator.faults().on("createRecordTask").once(new RefuseWith(1338, "Live recording failure"));

        operator.task("tonight", spec -> {});

        awaitReady(operator.task("tonight"));
        assertThat(operator.calls("createRecordTask")).isEqualTo(2);
        assertThat(operator.tasks()).hasSize(1);
    }

    @Test
    void saysThatATaskFailedAtTheVendor() {
        operator.simulator
                .faults()
                .on("createRecordTask")
                .once(operator.simulator.services().failTask());

        operator.task("tonight", spec -> {});

        awaitReason(operator.task("tonight"), "EndedEarly");
        operator.advance("tonight", Duration.ofHours(3));
        operator.awaitPhase("tonight", Phase.Failed);
        assertThat(operator.tasks()).hasSize(1);
    }

    @Test
    void waitsWhileTheVendorThrottles() {
        operator.simulator
                .faults()
                .on("createRecordTask")
                .once(new Throttle(ThrottleAnswer.STATUS_429, Optional.of(Duration.ofSeconds(1))));

        operator.task("tonight", spec -> {});

        awaitReady(operator.task("tonight"));
        assertThat(operator.tasks()).hasSize(1);
    }
}
