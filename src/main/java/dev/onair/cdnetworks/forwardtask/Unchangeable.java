package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Shown;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a task that is not over has otherwise than declared; no call can change it. It was adopted, its channel was made
 * anew, or the Secret with its destination was changed. What the vendor does not show is not compared.
 */
final class Unchangeable {
    private Unchangeable() {}

    static Optional<String> differing(ForwardTaskDesired desired, Shown task) {
        if (task.phase().filter(Phase::isOver).isPresent()) {
            return Optional.empty();
        }
        return Stream.of(
                        channel(desired, task),
                        destination(desired, task),
                        start(desired, task),
                        time("spec.end", desired.end(), task.end()),
                        desired.coding()
                                .flatMap(wanted -> task.coding().filter(shown -> differs(wanted, shown)))
                                .map(shown -> "spec.transcode is not what the task was made with"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(what -> what + ", and the vendor cannot change forward task " + task.taskId()
                        + ": delete this resource, which ends that relay, and create another");
    }

    private static Optional<String> channel(ForwardTaskDesired desired, Shown task) {
        return task.pullId()
                .filter(shown -> !desired.pullId().isEmpty() && !shown.equals(desired.pullId()))
                .map(shown -> "the task relays channel " + shown + ", and declared is " + desired.pullId());
    }

    private static Optional<String> destination(ForwardTaskDesired desired, Shown task) {
        return desired.destination()
                .filter(wanted -> task.destination()
                        .filter(shown -> !shown.equals(wanted.url()))
                        .isPresent())
                .map(wanted -> "the task pushes to another URL than the declared one on " + wanted.host());
    }

    /** A start that was past when the task was made is not kept by every vendor as it was sent. */
    private static Optional<String> start(ForwardTaskDesired desired, Shown task) {
        var scheduled = desired.start()
                .filter(start -> task.createdAt().filter(start::isAfter).isPresent());
        return time("spec.start", scheduled, task.start());
    }

    private static Optional<String> time(String field, Optional<Instant> wanted, Optional<Instant> shown) {
        return wanted.flatMap(time -> shown.filter(other -> !other.equals(time))
                .map(other -> field + " is " + time + ", and the task has " + other));
    }

    private static boolean differs(CodingParams wanted, CodingParams shown) {
        return Stream.<Function<CodingParams, @Nullable Object>>of(
                        CodingParams::bitrateKbps,
                        CodingParams::resolution,
                        CodingParams::frameRate,
                        CodingParams::videoCodec,
                        CodingParams::audioCodec,
                        // Not its URL, which is escaped on the way (2.27.3) and may come back so.
                        coding -> coding.watermark() == null
                                ? null
                                : coding.watermark().position())
                .anyMatch(field -> differs(field.apply(wanted), field.apply(shown)));
    }

    private static boolean differs(@Nullable Object wanted, @Nullable Object shown) {
        return wanted != null && shown != null && !Objects.equals(wanted, shown);
    }
}
