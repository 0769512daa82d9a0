package dev.onair.scenarios;

import dev.onair.account.Clockwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Time that stands still until it is moved. What was asked for at a moment begins on a virtual thread of its own, when time
 * comes to that moment. Who asks for one that is far away, which walks do at random, is woken at the next round number of seconds.
 *
 * <p>What is read in the background waits until a pass is over, so that the order on the wire is the same each time.
 */
public final class PlayedClock extends Clock implements Clockwork {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration FAR = Duration.ofSeconds(5);

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparingLong(Alarm::number));
    private Instant now = START;
    private long asked;
    private volatile CountDownLatch details = new CountDownLatch(0);

    private record Alarm(Instant at, long number, Runnable task) {}

    /** Always the same: a look that comes by chance before or after something else is another play. */
    @Override
    public Duration spread(Duration interval) {
        return interval.multipliedBy(19).dividedBy(20);
    }

    void holdDetails() {
        details = new CountDownLatch(1);
    }

    void releaseDetails() {
        details.countDown();
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().endsWith("details")) {
            try {
                details.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return now();
    }

    synchronized Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return Duration.between(START, now()).toNanos();
    }

    @Override
    public Runnable wakeAt(long nanos, Runnable task) {
        return wakeAt(START.plusNanos(nanos), task);
    }

    @Override
    public synchronized Runnable wakeAt(Instant at, Runnable task) {
        if (!at.isAfter(now)) {
            Thread.startVirtualThread(task);
            return () -> {};
        }
        var alarm = new Alarm(round(at), asked++, task);
        alarms.add(alarm);
        return () -> cancel(alarm);
    }

    /** 9 s from now, which ten less a tenth at random may be, are 10 as 9.3 s are, and 54 min are 4,000 s. */
    private Instant round(Instant at) {
        var away = Duration.between(now, at);
        if (away.compareTo(FAR) < 0) {
            return at;
        }
        var step = (long) Math.pow(10, Math.floor(Math.log10((double) away.toSeconds() * 10 / 9)));
        return now.plusSeconds(Math.ceilDiv(away.plusNanos(999_999_999).toSeconds(), step) * step);
    }

    private synchronized void cancel(Alarm alarm) {
        alarms.remove(alarm);
    }

    /** When the next of those who wait is to be woken. */
    synchronized Optional<Instant> nextAlarm() {
        return Optional.ofNullable(alarms.peek()).map(Alarm::at);
    }

    /** Moves to a moment, never back, and begins the first thing that is due by then. */
    synchronized void moveTo(Instant to) {
        now = to.isAfter(now) ? to : now;
        if (!alarms.isEmpty() && !alarms.element().at().isAfter(now)) {
            Thread.startVirtualThread(alarms.remove().task());
        }
    }

    /** Nobody who waits is woken any more. */
    synchronized void close() {
        alarms.clear();
    }

    @Override
    public long millis() {
        return instant().toEpochMilli();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
