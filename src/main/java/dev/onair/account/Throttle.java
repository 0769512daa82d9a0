package dev.onair.account;

import java.time.Duration;
import java.util.Optional;

/**
 * What a vendor's "too many requests" means for us: stop, then come back slowly.
 *
 * @param ever        whether the vendor ever said so; the rest means nothing before
 * @param closedUntil in {@link Clockwork#nanos} time
 * @param consecutive refusals in a row, not counting those of calls that were under way when the gate closed
 */
record Throttle(boolean ever, long closedUntil, int consecutive) {

    static final Throttle NEVER = new Throttle(false, 0, 0);

    /** The rate is counted in eighths of the full one. */
    static final int FULL = 8;

    private static final int FIRST = 2;
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration SHORTEST_ORDER = Duration.ofSeconds(1);
    /** A vendor's mistake in its answer must not stop an account for a day. */
    private static final Duration LONGEST_ORDER = Duration.ofMinutes(10);

    boolean closed(long now) {
        return ever && now - closedUntil < 0;
    }

    /** The rate allowed now, in eighths: two when the gate has just opened (and for emergencies while it is closed). */
    int eighths(long now) {
        if (!ever) {
            return FULL;
        }
        if (closed(now)) {
            return FIRST;
        }
        return (int) Math.min(FULL, FIRST + (now - closedUntil) / STEP.toNanos());
    }

    /** Nanoseconds until {@link #closed} or {@link #eighths} answer something else; very long if they never will. */
    long untilChange(long now) {
        if (closed(now)) {
            return closedUntil - now;
        }
        if (eighths(now) == FULL) {
            return Long.MAX_VALUE;
        }
        return STEP.toNanos() - (now - closedUntil) % STEP.toNanos();
    }

    /** The vendor refused a call that was let through at {@code sentAt}. */
    Throttle refused(long now, long sentAt, Optional<Duration> after) {
        boolean straggler = ever && sentAt - closedUntil < 0;
        int inARow = straggler ? consecutive : consecutive + 1;
        long pause = after.map(Throttle::bounded).orElseGet(() -> pause(inARow)).toNanos();
        long until = now + pause;
        if (straggler && (after.isEmpty() || until - closedUntil < 0)) {
            // It left before the gate closed, so it says nothing that we did not act on already.
            return this;
        }
        return new Throttle(true, until, inARow);
    }

    /** The vendor answered a call that was let through at {@code sentAt}. */
    Throttle answered(long sentAt) {
        return ever && sentAt - closedUntil >= 0 ? new Throttle(true, closedUntil, 0) : this;
    }

    private static Duration pause(int inARow) {
        long doubled = FIRST_PAUSE.toSeconds() << Math.min(inARow - 1, 10);
        return Duration.ofSeconds(Math.min(doubled, LONGEST_PAUSE.toSeconds()));
    }

    private static Duration bounded(Duration order) {
        if (order.compareTo(SHORTEST_ORDER) < 0) {
            return SHORTEST_ORDER;
        }
        return order.compareTo(LONGEST_ORDER) > 0 ? LONGEST_ORDER : order;
    }
}
