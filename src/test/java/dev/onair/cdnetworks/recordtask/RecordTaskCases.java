package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.engine.PlanCase;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** RecordTasks to plan for, as a benchmark wants them. */
public final class RecordTaskCases {
    /** As many as a status has. */
    private static final int FILES = 100;

    private RecordTaskCases() {}

    /** One that runs; the change is that it is stopped. */
    public static PlanCase typical() {
        var memory = Samples.seen(Phase.Recording, Samples.START.plusSeconds(10));
        Consumer<RecordTaskSpec> stopped = spec -> spec.stopped = true;
        return of(Samples.manifest(spec -> {}), memory, Samples.desired(stopped), memory);
    }

    /** One that left many files; the change is that their pages are asked for. */
    public static PlanCase large() {
        var files = IntStream.range(0, FILES)
                .mapToObj(number -> Samples.file("video-" + number))
                .toArray(RecordedFile[]::new);
        var known = Samples.seen(Phase.Completed, Samples.END, files);
        known.fileInfoTime = Samples.END.toString();
        var manifest = Samples.manifest(spec -> {});
        manifest.setStatus(known);
        return of(manifest, known, Samples.desired(spec -> {}), Samples.seen(Phase.Completed, Samples.END, files));
    }

    private static PlanCase of(
            RecordTask manifest, RecordTaskStatus memory, RecordTaskDesired wanted, RecordTaskStatus other) {
        var desired = Samples.desired(spec -> {});
        var observed = RecordTaskObserved.remembered(Samples.TASK, memory).orElseThrow();
        return new PlanCase(
                Serialization.asJson(manifest),
                () -> RecordTaskPlan.change(desired, observed, memory),
                () -> RecordTaskPlan.change(wanted, observed, other));
    }
}
