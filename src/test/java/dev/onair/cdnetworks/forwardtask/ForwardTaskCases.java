package dev.onair.cdnetworks.forwardtask;

import dev.onair.engine.ApprovalCase;
import dev.onair.engine.Plan;
import dev.onair.engine.PlanCase;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * ForwardTasks to plan for, as a benchmark wants them. No call changes a task, so the one change there can be is its creation;
 * without one it is looked at whether what is there can be what is declared.
 */
public final class ForwardTaskCases {
    private static final Instant START = Sample.NOW.plusSeconds(3600);
    private static final Instant END = START.plusSeconds(3600);

    private ForwardTaskCases() {}

    /** What the examples declare. */
    public static PlanCase typical() {
        return of(spec -> {}, Sample.Task.running());
    }

    /** All that can be declared. */
    public static PlanCase large() {
        Consumer<ForwardTaskSpec> spec = edited -> {
            edited.start = START.toString();
            edited.end = END.toString();
            edited.transcode = Sample.transcode();
            edited.notifyUrl = "https://example.com/told";
        };
        var coding = Sample.desired(spec).coding().orElseThrow();
        return of(spec, Sample.Task.running().from(START).until(END).coded(coding));
    }

    private static ForwardTaskDesired desired(ForwardTaskSpec spec) {
        var destination = ForwardTaskManifest.destination(
                Objects.requireNonNull(spec.destinationUrl), Sample.SECRET_KEY, "spec.destinationUrl");
        return ForwardTaskManifest.read(
                spec, Objects.requireNonNull(spec.pullId), Optional.of(destination), Optional.empty());
    }

    private static PlanCase of(Consumer<ForwardTaskSpec> spec, Sample.Task task) {
        var shown = task.shown();
        var resource = new ForwardTask();
        resource.getMetadata().setNamespace("tv");
        resource.getMetadata().setName("sample1");
        resource.setSpec(Sample.spec(spec));
        var desired = desired(PlanCase.watched(resource, ForwardTask.class).getSpec());
        return new PlanCase(
                Serialization.asJson(resource),
                () -> Unchangeable.differing(desired, shown)
                        .<Plan<?>>map(why -> {
                            throw new IllegalStateException(why);
                        })
                        .orElse(Plan.<ForwardTaskCommand>empty()),
                () -> ForwardTaskPlan.create(desired));
    }

    /** The plan of one that is not there yet. */
    public static ApprovalCase<ForwardTask> approval() {
        return new ApprovalCase<>(
                ForwardTask.class,
                "spec",
                (resource, secrets) -> ForwardTaskPlan.create(ForwardTaskManifest.read(
                        resource.getSpec(),
                        "idof" + Objects.requireNonNull(resource.getSpec().channelRef).name,
                        Optional.ofNullable(resource.getSpec().destinationSecretRef)
                                .map(secrets)
                                .map(value -> ForwardTaskManifest.destination(
                                        "rtmp://live.example.com/app/" + value, Sample.SECRET_KEY, "the Secret")),
                        Optional.empty())),
                Set.of("spec.ttlAfterFinished"),
                Set.of("spec.destinationSecretRef", "spec.transcode.watermark.imageUrl", "spec.notifyUrl"));
    }
}
