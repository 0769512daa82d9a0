package dev.onair.scenarios;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Tells when nothing goes on any more that time does not have to move for: no virtual thread runs or could run, and the vendor
 * is asked nothing.
 */
final class Quiet {
    private static final VirtualThreadSchedulerMXBean THREADS =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 50_000;
    /** Looks in a row: a thread that was woken between two counts is seen by the next look. */
    private static final int LOOKS = 2;

    private final BooleanSupplier asking;

    /** Longer than any thread of ours runs without waiting for something. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(5);

    /** @param asking whether a call is under way at the vendor, or at the API server */
    Quiet(BooleanSupplier asking) {
        this.asking = asking;
    }

    boolean isQuiet() {
        for (int look = 0; look < LOOKS; look++) {
            if (asking.getAsBoolean()
                    || THREADS.getMountedVirtualThreadCount() > 0
                    || THREADS.getQueuedVirtualThreadCount() > 0
                    || asking.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return nobodyIsOnTheWay();
    }

    /**
     * A virtual thread that was taken from the queue and does not run yet is counted nowhere, and on a busy machine that lasts. So
     * all carriers are kept busy for a moment: what could run then is in the queue.
     */
    private boolean nobodyIsOnTheWay() {
        var carriers = THREADS.getParallelism();
        var busy = new AtomicInteger();
        var free = new AtomicBoolean();
        for (int carrier = 0; carrier < carriers; carrier++) {
            Thread.startVirtualThread(() -> {
                busy.incrementAndGet();
                while (!free.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        try {
            var end = System.nanoTime() + LONGEST_RUN.toNanos();
            while (busy.get() < carriers) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return THREADS.getQueuedVirtualThreadCount() == 0 && !asking.getAsBoolean();
        } finally {
            free.set(true);
        }
    }

    void await() {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!isQuiet()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("what goes on in the background does not come to an end");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
