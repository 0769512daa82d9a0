package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.recordtask.RecordTaskCommand.Create;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.End;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.FetchFileInfo;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.common.DurationText;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** From what is to what is declared, as calls: pure. A task cannot be edited, only made and ended. */
final class RecordTaskPlan {
    private static final String NONE = "(none)";

    private RecordTaskPlan() {}

    /** @param memory of a task that was lost, if there was one: the new one ends when that one was to end */
    static Plan<RecordTaskCommand> create(RecordTaskDesired desired, RecordTaskStatus memory) {
        if (desired.stopped() || desired.pullId().isEmpty()) {
            return Plan.empty();
        }
        var promised = Optional.ofNullable(memory.taskId)
                .flatMap(id -> Optional.ofNullable(memory.endTime))
                .map(Instant::parse);
        var fields = new ArrayList<FieldChange>();
        fields.add(new FieldChange("spec.pullId", NONE, desired.pullId().orElseThrow(), Cause.REMEMBERED));
        fields.add(new FieldChange(
                "spec.start", NONE, desired.start().map(Instant::toString).orElse("now"), Cause.REMEMBERED));
        desired.end()
                .ifPresentOrElse(
                        end -> fields.add(new FieldChange("spec.end", NONE, end.toString(), Cause.REMEMBERED)),
                        () -> fields.add(new FieldChange(
                                "spec.duration",
                                NONE,
                                DurationText.format(desired.duration().orElseThrow()),
                                Cause.REMEMBERED)));
        return new Plan<>(List.of(new Change<>(new Create(desired, promised), fields)));
    }

    /** @param memory with what was observed in it already */
    static Plan<RecordTaskCommand> change(
            RecordTaskDesired desired, RecordTaskObserved observed, RecordTaskStatus memory) {
        var changes = new ArrayList<Change<RecordTaskCommand>>();
        var open = memory.phase == Phase.Pending || memory.phase == Phase.Recording;
        if (desired.stopped() && open && !observed.gone()) {
            changes.add(new Change<>(
                    new End(observed.taskId(), false),
                    List.of(new FieldChange("spec.stopped", "false", "true", Cause.DUE))));
        }
        if (!memory.files.isEmpty() && memory.fileInfoTime == null) {
            var ids = memory.files.stream()
                    .map(file -> file.videoId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            changes.add(new Change<>(new FetchFileInfo(observed.taskId(), ids), List.of()));
        }
        return new Plan<>(changes);
    }
}
