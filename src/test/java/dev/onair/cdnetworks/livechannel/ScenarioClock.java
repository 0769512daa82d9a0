package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Clockwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

/**
 * The system's time, moved on instead of waited for. What is read in the background waits until a pass is over, so that the
 * order on the wire is the same each time.
 */
final class ScenarioClock extends Clock implements Clockwork {
    private final Clockwork system = Clockwork.system();
    private volatile Duration offset = Duration.ZERO;
    private volatile CountDownLatch background = new CountDownLatch(0);

    void advance(Duration by) {
        offset = offset.plus(by);
    }

    void holdBackground() {
        background = new CountDownLatch(1);
    }

    void releaseBackground() {
        background.countDown();
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().equals("details")) {
            try {
                background.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return system.instant().plus(offset);
    }

    @Override
    public long nanos() {
        return system.nanos() + offset.toNanos();
    }

    /** By the system's time as it is now: to be moved on is not to be woken, lest what it wakes disturbs the order on the wire. */
    @Override
    public Runnable wakeAt(long nanos, Runnable task) {
        return system.wakeAt(nanos - offset.toNanos(), task);
    }

    @Override
    public Runnable wakeAt(Instant at, Runnable task) {
        return system.wakeAt(at.minus(offset), task);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long millis() {
        return instant().toEpochMilli();
    }
}
