package dev.onair.simulator.callback;

import java.time.Instant;

/**
 * A notice that no receiver has accepted yet.
 *
 * @param attempts made so far
 * @param due when the next one is, in the time of the business
 */
public record Delivery(Notice notice, int attempts, Instant due) {
    Delivery failedAt(Instant now) {
        return new Delivery(notice, attempts + 1, now.plus(notice.repeats().every()));
    }

    /** Whether an attempt that fails now is the last. */
    boolean isLastAttempt() {
        return attempts >= notice.repeats().times();
    }
}
