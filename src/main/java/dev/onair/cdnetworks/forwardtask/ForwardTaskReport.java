package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Remembered;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Shown;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Unshown;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Vanished;
import dev.onair.common.TimeText;
import dev.onair.engine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was observed of a forward task, as its status tells it: pure. */
final class ForwardTaskReport {
    /** The reason of a task that is over and did not do what it was made for. */
    private static final String FAILED = "TaskFailed";

    /** The reason of a task that was made and is never shown. */
    private static final String NOT_SHOWN = "NotShown";

    /** The reason of a task that somebody ended at the vendor. */
    private static final String ENDED_EARLY = "EndedEarly";

    /** How far the vendor's clock and ours may be apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private ForwardTaskReport() {}

    /**
     * Puts it into the status.
     *
     * @param at when it was seen
     * @param now by the clock that ends of tasks are declared by
     */
    static void write(
            ForwardTaskDesired desired,
            ForwardTaskObserved observed,
            Instant at,
            Instant now,
            ForwardTaskStatus status) {
        switch (observed) {
            case Shown task -> shown(desired, task, status);
            case Remembered ignored -> {
                // What is over does not change, and neither does what was noted of it.
            }
            case Unshown ignored -> status.outcomeUnknown = true;
            case Vanished ignored -> {
                status.phase = Phase.Failed;
                status.outcomeUnknown = true;
            }
        }
        if (!status.isOver()) {
            status.finishedAt = null;
            status.endedEarly = null;
        } else if (status.finishedAt == null) {
            status.endedEarly = isEarly(status, now) ? true : null;
            status.finishedAt = at.truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }

    /** The vendor calls that a success; nothing but its end, if it has one, and a deletion may end it. */
    private static boolean isEarly(ForwardTaskStatus status, Instant now) {
        return status.phase == Phase.Completed
                && TimeText.read(status.endsAt)
                        .filter(end -> !now.plus(CLOCKS_DIFFER).isBefore(end))
                        .isEmpty();
    }

    private static void shown(ForwardTaskDesired desired, Shown task, ForwardTaskStatus status) {
        status.taskId = task.taskId();
        // A status that the document does not know says nothing new.
        status.phase = task.phase().orElse(status.phase);
        status.outcomeUnknown = null;
        status.pullId = task.pullId().orElse(desired.pullId());
        status.startsAt = text(task.start());
        status.endsAt = text(task.end());
        status.createdAt = task.createdAt().map(Instant::toString).orElse(status.createdAt);
        status.destinationHost =
                desired.destination().map(ForwardTaskDesired.Destination::host).orElse(status.destinationHost);
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** Why a task that is over is no good, and what to do about it. */
    static Optional<Standing.Refused> failed(ForwardTaskStatus status) {
        var again = "delete this resource and create it again to have it relayed anew";
        if (Boolean.TRUE.equals(status.endedEarly)) {
            return Optional.of(new Standing.Refused(
                    ENDED_EARLY,
                    "the relay was over at " + status.finishedAt
                            + (status.endsAt == null
                                    ? ", and it was to go on until this resource is deleted"
                                    : ", before its end at " + status.endsAt)
                            + ": somebody ended it at the vendor; " + again));
        }
        if (status.isNotShown()) {
            return Optional.of(new Standing.Refused(
                    NOT_SHOWN,
                    "the vendor made forward task " + status.taskId
                            + " and does not show it: it may relay all the same,"
                            + " so no other is made beside it; look in the vendor's console, and if it is not there, "
                            + again));
        }
        if (status.phase != Phase.Failed) {
            return Optional.empty();
        }
        var what = Boolean.TRUE.equals(status.outcomeUnknown)
                ? "the vendor does not have forward task " + status.taskId
                        + " any more, and its end is past: it is not known how it went; " + again
                : "the vendor says that forward task " + status.taskId
                        + " failed: see that the channel is on air and that " + status.destinationHost
                        + " takes the stream with this key, then " + again;
        return Optional.of(new Standing.Refused(FAILED, what));
    }

    /** When the resource is to be removed. */
    static Optional<Instant> expiry(ForwardTaskStatus status, Optional<Duration> ttl) {
        return ttl.filter(time -> status.isOver())
                .flatMap(time -> TimeText.read(status.finishedAt).map(since -> since.plus(time)));
    }
}
