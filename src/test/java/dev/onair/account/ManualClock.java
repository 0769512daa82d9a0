package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that stands still until a test moves it. What is due on the way is run at its own moment, on the test's thread, in the order
 * in which it was asked for; what is asked for at a moment that has passed is run with the next move.
 */
public final class ManualClock implements Clockwork {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Mutex mutex = new Mutex();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
    private long alarmsEver;
    private long now;

    private record Alarm(long at, Runnable task, long number) {}

    @Override
    public Instant instant() {
        return START.plusNanos(nanos());
    }

    @Override
    public long nanos() {
        return mutex.with(() -> now);
    }

    @Override
    public Runnable wakeAt(long nanos, Runnable task) {
        return mutex.with(() -> {
            var alarm = new Alarm(nanos, task, alarmsEver++);
            alarms.add(alarm);
            return () -> mutex.with(() -> alarms.remove(alarm));
        });
    }

    @Override
    public Runnable wakeAt(Instant at, Runnable task) {
        return wakeAt(at.isAfter(START) ? Duration.between(START, at).toNanos() : 0, task);
    }

    /** How many wake-ups are set. */
    int alarms() {
        return mutex.with(alarms::size);
    }

    public void advance(Duration by) {
        advanceTo(nanos() + by.toNanos());
    }

    /** Never back. */
    void advanceTo(long target) {
        for (var due = next(target); due.isPresent(); due = next(target)) {
            due.get().task().run();
        }
        mutex.with(() -> now = Math.max(now, target));
    }

    private Optional<Alarm> next(long target) {
        return mutex.with(() -> {
            if (alarms.isEmpty() || alarms.element().at() > target) {
                return Optional.empty();
            }
            var due = alarms.remove();
            now = Math.max(now, due.at());
            return Optional.of(due);
        });
    }
}
