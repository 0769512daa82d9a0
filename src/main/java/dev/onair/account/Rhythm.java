package dev.onair.account;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Does something again and again, at an interval that may change, or at once when asked to. */
public final class Rhythm implements AutoCloseable {
    private final Clockwork clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private boolean now;
    private boolean closed;

    /** One wait between two times. */
    private static final class Pause {
        private boolean over;
    }

    public Rhythm(Clockwork clock) {
        this.clock = clock;
    }

    /**
     * Begins after the delay, on a thread of its own, and goes on until it is closed.
     *
     * @param interval asked after each time for the longest time until the next
     */
    public void start(Duration delay, Runnable work, Supplier<Duration> interval) {
        clock.wakeAt(clock.nanos() + delay.toNanos(), () -> run(work, interval));
    }

    /** Blocks until it is closed. */
    void run(Runnable work, Supplier<Duration> interval) {
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

    private void pause(Duration interval) {
        var pause = new Pause();
        var cancel = clock.wakeAt(clock.nanos() + clock.spread(interval).toNanos(), () -> end(pause));
        lock.lock();
        try {
            while (!closed && !now && !pause.over) {
                due.await();
            }
            now = false;
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
            cancel.run();
        }
    }

    private void end(Pause pause) {
        lock.lock();
        try {
            pause.over = true;
            due.signalAll();
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
