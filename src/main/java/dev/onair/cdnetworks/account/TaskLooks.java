package dev.onair.cdnetworks.account;

import dev.onair.account.AccountChange.Bound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Looks for tasks where that says which account this is: no list shows all of them, and a resource that is paused, blocked or in
 * no hurry does not ask. One round at a time.
 */
final class TaskLooks {
    /** In a round: one that cannot be asked for does not keep the others from it, and an account that is down is not asked for all. */
    private static final int MOST_FAILURES = 3;

    /** An account that answers nothing is asked again with its walks, and by those who wait. */
    private static final Duration APART = Duration.ofSeconds(5);

    private final ForwardTaskWatch forwardTasks;
    private final RecordTaskWatch recordTasks;
    private final InstantSource clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile Instant notBefore = Instant.MIN;

    TaskLooks(ForwardTaskWatch forwardTasks, RecordTaskWatch recordTasks, InstantSource clock) {
        this.forwardTasks = forwardTasks;
        this.recordTasks = recordTasks;
        this.clock = clock;
    }

    /** @param over told when the round is over; not where there is none to begin */
    void go(List<Bound> objects, Runnable over) {
        var relays = ids(objects, ForwardTaskWatch.KIND);
        var recordings = ids(objects, RecordTaskWatch.KIND);
        if ((relays.isEmpty() && recordings.isEmpty())
                || clock.instant().isBefore(notBefore)
                || !underWay.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("looks for tasks").start(() -> {
            try {
                forwardTasks.lookFor(relays);
                recordTasks.lookFor(recordings);
            } finally {
                notBefore = clock.instant().plus(APART);
                underWay.set(false);
            }
            over.run();
        });
    }

    /**
     * Asks for one after the other, until several could not be asked for.
     *
     * @param fails asks, and answers whether that failed
     */
    static void each(List<String> taskIds, Predicate<String> fails) {
        var failures = 0;
        for (var taskId : taskIds) {
            if (fails.test(taskId) && ++failures == MOST_FAILURES) {
                return;
            }
        }
    }

    private static List<String> ids(List<Bound> objects, String kind) {
        return objects.stream()
                .filter(one -> one.kind().equals(kind))
                .map(Bound::externalId)
                .toList();
    }
}
