package dev.onair.cdnetworks.recordtask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.engine.Plan;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTaskPlanTest {
    private static final Instant AT = Samples.START.plusSeconds(10);

    record Row(String what, Consumer<RecordTaskSpec> spec, RecordTaskStatus memory, List<String> lines) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("a task that waits is as declared", spec -> {}, Samples.seen(Phase.Pending, AT), List.of()),
                new Row("a task that runs is as declared", spec -> {}, Samples.seen(Phase.Recording, AT), List.of()),
                new Row(
                        "a task that is over is as declared",
                        spec -> {},
                        Samples.seen(Phase.Completed, Samples.END),
                        List.of()),
                new Row(
                        "stopped ends what runs",
                        spec -> spec.stopped = true,
                        Samples.seen(Phase.Recording, AT),
                        List.of("endRecordTask (seamless) spec.stopped: false -> true")),
                new Row(
                        "stopped ends what waits",
                        spec -> spec.stopped = true,
                        Samples.seen(Phase.Pending, AT),
                        List.of("endRecordTask (seamless) spec.stopped: false -> true")),
                new Row(
                        "stopped leaves what is over",
                        spec -> spec.stopped = true,
                        Samples.seen(Phase.Completed, Samples.END),
                        List.of()),
                new Row(
                        "files want their pages",
                        spec -> {},
                        Samples.seen(Phase.Completed, Samples.END, Samples.file("v1")),
                        List.of("getRecordFileInfo (none)")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leadsFromWhatIsToWhatIsDeclared(Row row) {
        var observed = RecordTaskObserved.remembered(Samples.TASK, row.memory()).orElseThrow();

        var plan = RecordTaskPlan.change(Samples.desired(row.spec()), observed, row.memory());

        assertThat(plan.lines()).isEqualTo(row.lines());
    }

    @Test
    void makesATaskOnceAndNamesWhatItIsFor() {
        assertThat(RecordTaskPlan.create(Samples.desired(spec -> {}), new RecordTaskStatus())
                        .lines())
                .containsExactly("createRecordTask (seamless) spec.pullId: (none) -> " + Samples.CHANNEL
                        + "; spec.start: (none) -> 2026-11-21T20:00:00Z; spec.end: (none) -> 2026-11-21T22:00:00Z");
    }

    @Test
    void thePlanOfADurationStaysTheSameWhileItWaitsForApproval() {
        var forAnHour = Samples.desired(spec -> {
            spec.start = null;
            spec.end = null;
            spec.duration = "60m";
        });

        assertThat(RecordTaskPlan.create(forAnHour, new RecordTaskStatus()).lines())
                .singleElement()
                .asString()
                .contains("spec.start: (none) -> now; spec.duration: (none) -> 1h");
    }

    @Test
    void makesNothingOfWhatIsStopped() {
        assertThat(RecordTaskPlan.create(Samples.desired(spec -> spec.stopped = true), new RecordTaskStatus()))
                .isEqualTo(Plan.empty());
    }

    @Test
    void neverShowsWhereTheVendorReportsTo() {
        var desired = Samples.desired(spec -> spec.notifyUrl = "https://example.com/s3cret");
        var plan = RecordTaskPlan.create(desired, new RecordTaskStatus());

        assertThat(plan.toString()).doesNotContain("s3cret");
        assertThat(desired.toString()).doesNotContain("s3cret");
    }
}
