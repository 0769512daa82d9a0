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
    /** Longer than any thread of ours runs without waiting for something. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(5);

    private final BooleanSupplier asking;
    private final Runnable answersArrive;

    /**
     * @param asking whether a call is under way at the vendor, or at the API server
     * @param answersArrive blocks until what has come from the API server is with those who asked
     */
    Quiet(BooleanSupplier asking, Runnable answersArrive) {
        this.asking = asking;
        this.answersArrive = answersArrive;
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
     * A virtual thread that was taken from the queue and does not run yet is counted nowhere, and neither is one that a monitor was
     * just given to, until the JDK's thread for that has put it into the queue; on a busy machine both last. So all carriers are
     * kept busy for a moment, and two threads of ours are given a monitor, the second when the first was taken up. The JDK's thread
     * takes up all that wait for it together, and the latest first: when it has come to our second, it is through with all that
     * were there before our first.
     */
    private boolean nobodyIsOnTheWay() {
        var over = new AtomicBoolean();
        try {
            return nobodyIsOnTheWay(over, System.nanoTime() + LONGEST_RUN.toNanos());
        } finally {
            over.set(true);
        }
    }

    private boolean nobodyIsOnTheWay(AtomicBoolean over, long end) {
        var carriers = THREADS.getParallelism();
        var firstMonitor = new Object();
        var secondMonitor = new Object();
        var first = Thread.ofVirtual().unstarted(() -> pass(firstMonitor, over));
        var second = Thread.ofVirtual().unstarted(() -> pass(secondMonitor, over));
        synchronized (secondMonitor) {
            synchronized (firstMonitor) {
                first.start();
                second.start();
                if (!comes(() -> isBlocked(first) && isBlocked(second), end) || !keepBusy(carriers, over, end)) {
                    return false;
                }
                answersArrive.run();
                if (THREADS.getQueuedVirtualThreadCount() > 0) {
                    return false;
                }
            }
            if (!comes(() -> !isBlocked(first), end)) {
                return false;
            }
        }
        return comes(() -> THREADS.getQueuedVirtualThreadCount() > 1, end)
                && THREADS.getQueuedVirtualThreadCount() == 2
                && THREADS.getMountedVirtualThreadCount() == carriers
                && !asking.getAsBoolean();
    }

    private static boolean isBlocked(Thread thread) {
        return thread.getState() == Thread.State.BLOCKED;
    }

    private static void pass(Object monitor, AtomicBoolean over) {
        synchronized (monitor) {
            over.get();
        }
    }

    /** Keeps all carriers busy until it is over; false where they are not all so in time. */
    private static boolean keepBusy(int carriers, AtomicBoolean over, long end) {
        var busy = new AtomicInteger();
        for (int carrier = 0; carrier < carriers; carrier++) {
            Thread.startVirtualThread(() -> stay(busy, over));
        }
        return comes(() -> busy.get() == carriers, end);
    }

    private static void stay(AtomicInteger busy, AtomicBoolean over) {
        busy.incrementAndGet();
        while (!over.get()) {
            Carrier.sleep();
        }
    }

    private static boolean comes(BooleanSupplier holds, long end) {
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
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
