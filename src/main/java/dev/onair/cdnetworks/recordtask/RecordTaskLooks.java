package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the vendor is to be asked for a task again: when something may have changed, and never without need. Pure. */
final class RecordTaskLooks {
    /** The vendor's clock is not ours, and it needs a moment. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** A recording that runs seldom ends by itself before its time. */
    static final Duration WHILE_RUNNING = Duration.ofMinutes(10);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private RecordTaskLooks() {}

    /** @param seenAt when the task was last seen */
    static Optional<Instant> next(RecordTaskStatus status, Instant seenAt) {
        if (status.phase == null) {
            return Optional.of(seenAt);
        }
        if (status.finishedAt != null) {
            return Optional.empty();
        }
        if (RecordTaskProgress.isOver(status)) {
            return Optional.of(forFiles(status, seenAt));
        }
        var mark = status.phase == Phase.Pending ? status.startTime : status.endTime;
        var expected = time(mark).map(at -> at.plus(GRACE));
        if (expected.filter(at -> !at.isAfter(seenAt)).isPresent()) {
            // It should have come to pass and had not.
            return Optional.of(seenAt.plus(SHORTEST));
        }
        var rarely = status.phase == Phase.Recording || expected.isEmpty()
                ? Optional.of(seenAt.plus(WHILE_RUNNING))
                : Optional.<Instant>empty();
        return Stream.concat(expected.stream(), rarely.stream()).min(Instant::compareTo);
    }

    /** Long recordings take long; the intervals grow with the time that has passed. */
    private static Instant forFiles(RecordTaskStatus status, Instant seenAt) {
        var ended = time(status.endedAt).orElse(seenAt);
        var passed = Duration.between(ended, seenAt);
        var wait = passed.compareTo(SHORTEST) < 0 ? SHORTEST : passed.compareTo(LONGEST) > 0 ? LONGEST : passed;
        var last = ended.plus(RecordTaskProgress.FILES_WITHIN);
        var next = seenAt.plus(wait);
        return next.isAfter(last) && seenAt.isBefore(last) ? last : next;
    }

    private static Optional<Instant> time(@Nullable String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
