package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.engine.ApprovalCase;
import dev.onair.engine.PlanCase;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /** The plan of one that is not there yet. */
    public static ApprovalCase<RecordTask> approval() {
        return new ApprovalCase<>(
                RecordTask.class,
                "spec",
                (resource, secrets) -> {
                    resource.getMetadata().setUid("0f0e0d0c-0b0a-0908-0706-050403020100");
                    var channel = "idof" + Objects.requireNonNull(resource.getSpec().channelRef).name;
                    return RecordTaskPlan.create(
                            RecordTaskManifest.read(resource, Optional.of(channel), Optional.empty()),
                            new RecordTaskStatus());
                },
                Set.of("spec.ttlAfterFinished"),
                Set.of("spec.notifyUrl"));
    }
}
