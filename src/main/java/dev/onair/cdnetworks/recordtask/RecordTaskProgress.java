package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.client.RecordFile;
import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.File;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.common.Bounded;
import dev.onair.common.TimeText;
import dev.onair.engine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a recording goes on, as its status tells it. Pure. */
final class RecordTaskProgress {
    /** How long after its end a recording's files may take; what came till then is all that there is. */
    static final Duration FILES_WITHIN = Duration.ofHours(2);

    static final String NOTHING_RECORDED = "NothingRecorded";
    static final String ENDED_EARLY = "EndedEarly";
    static final String TASK_LOST = "TaskLost";
    static final String MISSED = "Missed";

    private static final int FILES_SHOWN = 100;

    private RecordTaskProgress() {}

    /** A recording for which there is no task, and for which there will be none. */
    static void withoutTask(boolean stopped, Optional<Instant> end, Instant now, RecordTaskStatus status) {
        var missed = end.filter(at -> !at.isAfter(now)).isPresent();
        if (status.finishedAt != null || !(stopped || missed)) {
            return;
        }
        status.phase = stopped ? Phase.Stopped : Phase.Failed;
        status.failure = stopped ? null : MISSED;
        status.finishedAt = text(now);
    }

    /** A task was just made: what is remembered of another is over. */
    static void made(String pullId, RecordTaskDesired.Times times, Instant at, RecordTaskStatus status) {
        status.pullId = pullId;
        status.startTime = text(times.start().orElse(at));
        status.endTime = text(times.end());
        forget(status);
    }

    private static void forget(RecordTaskStatus status) {
        status.phase = null;
        status.failure = null;
        status.endedAt = null;
        status.finishedAt = null;
        status.fileInfoTime = null;
        status.fileCount = null;
        status.files = List.of();
    }

    static void report(RecordTaskDesired desired, RecordTaskObserved observed, Instant at, RecordTaskStatus status) {
        if (MISSED.equals(status.failure) || !observed.taskId().equals(status.taskId)) {
            forget(status);
        }
        status.taskId = observed.taskId();
        status.pullId = desired.pullId().orElse(status.pullId);
        times(desired, at, status);
        if (observed.gone()) {
            gone(desired, at, status);
            return;
        }
        var phase = observed.phase().orElseGet(() -> Objects.requireNonNullElse(status.phase, Phase.Pending));
        if (phase == Phase.Failed) {
            // Remembered: nothing new was seen.
            return;
        }
        status.phase = phase;
        if (phase == Phase.Pending || phase == Phase.Recording) {
            status.failure = null;
            status.endedAt = null;
            status.finishedAt = null;
            return;
        }
        status.endedAt = status.endedAt == null ? text(earlier(at, status.endTime)) : status.endedAt;
        var early = phase == Phase.Stopped && !desired.stopped() && isBefore(status.endedAt, status.endTime);
        status.failure = early ? ENDED_EARLY : null;
        files(observed.files(), at, status);
        settle(status, at);
    }

    private static void times(RecordTaskDesired desired, Instant at, RecordTaskStatus status) {
        if (status.startTime == null) {
            status.startTime = desired.start().map(RecordTaskProgress::text).orElse(null);
        }
        if (status.endTime == null) {
            // Of a task that was found and not made the vendor does not tell its end.
            status.endTime = desired.end()
                    .or(() -> desired.duration().map(at::plus))
                    .map(end -> text(end.truncatedTo(ChronoUnit.MINUTES)))
                    .orElse(null);
        }
    }

    private static void gone(RecordTaskDesired desired, Instant at, RecordTaskStatus status) {
        status.phase = desired.stopped() ? Phase.Stopped : Phase.Failed;
        status.failure = desired.stopped() ? null : TASK_LOST;
        status.endedAt = status.endedAt == null ? text(earlier(at, status.endTime)) : status.endedAt;
        status.finishedAt = status.finishedAt == null ? text(at) : status.finishedAt;
    }

    private static void files(List<RecordedFile> recorded, Instant at, RecordTaskStatus status) {
        if (status.files.isEmpty() && !recorded.isEmpty()) {
            // Files that come after nobody expected them any more still want their pages.
            status.finishedAt = null;
            status.fileInfoTime = recorded.stream().allMatch(file -> file.videoId() == null) ? text(at) : null;
        }
        var known = status.files;
        status.files = recorded.stream()
                .limit(FILES_SHOWN)
                .map(file -> file(file, known))
                .toList();
        var counted = Math.max(recorded.size(), status.fileCount == null ? 0 : status.fileCount);
        status.fileCount = counted == 0 ? null : counted;
    }

    private static File file(RecordedFile recorded, List<File> known) {
        var file = new File();
        file.videoId = cut(recorded.videoId(), Bounded.ID);
        file.name = cut(recorded.name(), Bounded.VALUE);
        file.sizeBytes = recorded.sizeBytes();
        file.durationSeconds = recorded.durationSeconds();
        file.url = cut(recorded.url(), Bounded.LINE);
        file.sharePageUrl = known.stream()
                .filter(before -> before.videoId != null && before.videoId.equals(file.videoId))
                .map(before -> before.sharePageUrl)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        file.passwordProtected = known.stream()
                .filter(before -> before.videoId != null && before.videoId.equals(file.videoId))
                .map(before -> before.passwordProtected)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return file;
    }

    /** The vendor told of the files' pages; what it does not know yet is asked for again, but not for ever. */
    static void pages(Map<String, RecordFile> known, Instant now, RecordTaskStatus status) {
        var all = true;
        for (var file : status.files) {
            var page = file.videoId == null ? null : known.get(file.videoId);
            all &= page != null || file.videoId == null;
            if (page != null && page.sharePageUrl() != null) {
                file.sharePageUrl = cut(page.sharePageUrl(), Bounded.LINE);
                file.passwordProtected = page.password() == null ? null : Boolean.TRUE;
            }
        }
        if (all || isGivenUp(status, now)) {
            status.fileInfoTime = text(now);
        }
        settle(status, now);
    }

    private static void settle(RecordTaskStatus status, Instant at) {
        if (status.endedAt == null || status.finishedAt != null) {
            return;
        }
        if (!status.files.isEmpty()) {
            status.finishedAt = status.fileInfoTime == null ? null : text(at);
            return;
        }
        var neverStarted = isBefore(status.endedAt, status.startTime);
        if (!neverStarted && !isGivenUp(status, at)) {
            return;
        }
        status.finishedAt = text(at);
        if (status.phase == Phase.Completed) {
            status.phase = Phase.Failed;
            status.failure = NOTHING_RECORDED;
        } else if (status.failure != null) {
            status.phase = Phase.Failed;
        }
    }

    private static boolean isGivenUp(RecordTaskStatus status, Instant at) {
        return TimeText.read(status.endedAt)
                .filter(end -> !at.isBefore(end.plus(FILES_WITHIN)))
                .isPresent();
    }

    static boolean isOver(RecordTaskStatus status) {
        return status.endedAt != null || status.finishedAt != null;
    }

    /** Whether nothing that the vendor could tell would be news. */
    static boolean isFinished(RecordTaskStatus status) {
        return status.finishedAt != null && (status.failure == null || !status.files.isEmpty());
    }

    /** Why the recording is not what was declared, once that is certain. */
    static Optional<Standing.Refused> failed(RecordTaskStatus status) {
        var again = ". Declare another RecordTask for what is still to be recorded";
        return Optional.ofNullable(status.failure)
                .map(reason -> new Standing.Refused(
                        reason,
                        switch (reason) {
                            case NOTHING_RECORDED ->
                                "the recording ended at " + status.endedAt + " and the vendor has no file of it "
                                        + FILES_WITHIN.toHours() + " hours later: was a stream on air from "
                                        + status.startTime
                                        + " to " + status.endTime + "?";
                            case ENDED_EARLY ->
                                "the recording was over at " + status.endedAt + ", before its end at " + status.endTime
                                        + ", and spec.stopped did not ask for that: it failed, or somebody ended it at the vendor"
                                        + again;
                            default -> "the vendor does not know recording task " + status.taskId + " any more" + again;
                        }));
    }

    private static Instant earlier(Instant at, @Nullable String end) {
        return TimeText.read(end).filter(known -> !at.isBefore(known)).orElse(at);
    }

    private static boolean isBefore(@Nullable String one, @Nullable String other) {
        var end = TimeText.read(other);
        return TimeText.read(one)
                .filter(at -> end.filter(at::isBefore).isPresent())
                .isPresent();
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null ? null : Bounded.text(text, longest);
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
