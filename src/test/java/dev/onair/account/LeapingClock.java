package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that jumps to whatever is waited for, and passes by being looked at, if it is to. Safe for use by any number of threads.
 */
public final class LeapingClock implements Clockwork {
    private final AtomicLong now = new AtomicLong();
    private final long lookNanos;

    /** @param look how long each look at it takes; may be nothing */
    public LeapingClock(Duration look) {
        lookNanos = look.toNanos();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    @Override
    public long nanos() {
        return now.addAndGet(lookNanos);
    }

    /** At once, on a thread of its own; nothing to cancel is left. */
    @Override
    public Runnable wakeAt(long nanos, Runnable task) {
        now.accumulateAndGet(nanos, Math::max);
        Thread.ofVirtual().start(task);
        return () -> {};
    }

    @Override
    public Runnable wakeAt(Instant at, Runnable task) {
        return wakeAt(Duration.between(Instant.EPOCH, at).toNanos(), task);
    }
}
