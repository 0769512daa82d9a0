package dev.onair.account;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Does something again and again, at an interval that may change, or at once when asked to. */
public final class Rhythm implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private boolean now;
    private boolean closed;

    /** Blocks until it is closed. */
    public void run(Runnable work, Supplier<Duration> interval) {
        while (!isClosed()) {
            work.run();
            pause(interval.get());
        }
    }

    /** The next time is now. */
    public void now() {
        lock.lock();
        try {
            now = true;
            due.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Up to a tenth shorter than the interval, so that many accounts do not walk in step. */
    private void pause(Duration interval) {
        var millis = interval.toMillis();
        var left = Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1))
                .toNanos();
        lock.lock();
        try {
            while (!closed && !now && left > 0) {
                left = due.awaitNanos(left);
            }
            now = false;
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            due.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
