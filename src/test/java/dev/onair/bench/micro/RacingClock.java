package dev.onair.bench.micro;

import dev.onair.account.Clockwork;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that passes by being looked at, a millisecond each time, and jumps to whatever is waited for. A quota is never used up by it
 * for longer than that, and a minute is over after some thousand calls: what a gate remembers of the last minute is of the same
 * size however fast the machine is. Safe for use by any number of threads.
 */
final class RacingClock implements Clockwork {
    private static final long STEP_NANOS = 1_000_000;

    private final AtomicLong now = new AtomicLong();

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    @Override
    public long nanos() {
        return now.addAndGet(STEP_NANOS);
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
        return wakeAt(at.getEpochSecond() * 1_000_000_000L + at.getNano(), task);
    }
}
