package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.account.ShownUrl;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.Create;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.End;
import dev.onair.cdnetworks.recordtask.RecordTaskCommand.FetchFileInfo;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.common.DurationText;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** From what is to what is declared, as calls: pure. A task cannot be edited, only made and ended. */
final class RecordTaskPlan {
    private RecordTaskPlan() {}

    /** @param memory of a task that was lost, if there was one: the new one ends when that one was to end */
    static Plan<RecordTaskCommand> create(RecordTaskDesired desired, RecordTaskStatus memory) {
        if (desired.stopped() || desired.pullId().isEmpty()) {
            return Plan.empty();
        }
        var promised = Optional.ofNullable(memory.taskId)
                .flatMap(id -> Optional.ofNullable(memory.endTime))
                .map(Instant::parse);
        var times = new RecordTaskDesired.Times(
                desired.start(), desired.end().or(() -> promised).orElse(Instant.EPOCH));
        var form = desired.form(desired.pullId().orElseThrow(), times);
        var create = new Change<RecordTaskCommand>(new Create(desired, promised), made(desired, promised));
        return new Plan<>(List.of(create.covering(form.whole().value())));
    }

    private static List<FieldChange> made(RecordTaskDesired desired, Optional<Instant> promised) {
        var fields = new ArrayList<FieldChange>();
        fields.add(FieldChange.made("spec.pullId", desired.pullId().orElseThrow()));
        fields.add(FieldChange.made(
                "spec.start", desired.start().map(Instant::toString).orElse("now")));
        desired.end()
                .ifPresentOrElse(
                        end -> fields.add(FieldChange.made("spec.end", end.toString())),
                        () -> fields.add(FieldChange.made(
                                "spec.duration", lasting(desired.duration().orElseThrow(), promised))));
        desired.format().ifPresent(format -> fields.add(FieldChange.made("spec.format", format.name())));
        flag("spec.concat", desired.concat()).ifPresent(fields::add);
        flag("spec.whiteboard", desired.whiteboard()).ifPresent(fields::add);
        flag("spec.chat", desired.chat()).ifPresent(fields::add);
        flag("spec.httpPull", desired.httpPull()).ifPresent(fields::add);
        desired.storageKey().ifPresent(key -> fields.add(FieldChange.made("spec.storageKey", key)));
        desired.notifyUrl().ifPresent(url -> fields.add(FieldChange.made("spec.notifyUrl", ShownUrl.of(url.value()))));
        return fields;
    }

    /** One that replaces a lost task ends when that one was to end. */
    private static String lasting(Duration duration, Optional<Instant> promised) {
        return promised.map(end -> "until " + end).orElseGet(() -> DurationText.format(duration));
    }

    private static Optional<FieldChange> flag(String path, Optional<Boolean> declared) {
        return declared.map(on -> FieldChange.made(path, on.toString()));
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
