package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.cdnetworks.client.ForwardTaskState;
import dev.onair.cdnetworks.client.ForwardTaskStatus;
import dev.onair.http.Secret;
import java.time.Instant;
import java.util.Optional;

/** A forward task as it is known: by what the vendor shows of it, or, once it is over, by what was noted of it. */
sealed interface ForwardTaskObserved {

    /**
     * As list and single read show it; what the vendor leaves out is empty.
     *
     * @param phase empty where the answer has a status that the document does not know
     */
    record Shown(
            String taskId,
            Optional<String> pullId,
            Optional<Phase> phase,
            Optional<Secret> destination,
            Optional<Instant> start,
            Optional<Instant> end,
            Optional<Instant> createdAt,
            Optional<CodingParams> coding)
            implements ForwardTaskObserved {

        static Shown of(ForwardTaskState task) {
            return new Shown(
                    task.taskId(),
                    Optional.ofNullable(task.pullId()),
                    Optional.ofNullable(task.status()).map(Shown::phase),
                    Optional.ofNullable(task.destination()),
                    Optional.ofNullable(task.start()),
                    Optional.ofNullable(task.end()),
                    Optional.ofNullable(task.createdAt()),
                    Optional.ofNullable(task.codingParams()));
        }

        private static Phase phase(ForwardTaskStatus status) {
            return switch (status) {
                case PENDING -> Phase.Pending;
                case PROCESSING -> Phase.Forwarding;
                case SUCCESS -> Phase.Completed;
                case FAIL -> Phase.Failed;
            };
        }
    }

    /** It was seen to be over, and what is over does not change. */
    record Remembered() implements ForwardTaskObserved {}

    /** The vendor said that it made it, and has never shown it since: whether it runs is not known. */
    record Unshown() implements ForwardTaskObserved {}

    /** The vendor does not have it any more and its end is past: nobody saw how it went. */
    record Vanished() implements ForwardTaskObserved {}
}
