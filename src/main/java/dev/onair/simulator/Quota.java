package dev.onair.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** An account's allowance: so many requests in any 60 seconds. What was refused for being too much is not held against it. */
public final class Quota {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Clock clock;
    private final ArrayDeque<Instant> admitted = new ArrayDeque<>();
    private final ArrayDeque<Instant> arrived = new ArrayDeque<>();
    private int perMinute;
    private int maxInWindow;
    private long throttled;

    public Quota(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Whether one more request is within the allowance now. */
    public synchronized boolean admits() {
        var now = clock.instant();
        forget(admitted, now);
        forget(arrived, now);
        arrived.add(now);
        maxInWindow = Math.max(maxInWindow, arrived.size());
        if (admitted.size() >= perMinute) {
            throttled++;
            return false;
        }
        admitted.add(now);
        return true;
    }

    public synchronized void perMinute(int changed) {
        perMinute = changed;
    }

    /** As after a minute without a request. */
    public synchronized void renew() {
        admitted.clear();
    }

    /** The most requests that arrived in any 60 seconds, refused ones included. */
    public synchronized int maxInWindow() {
        return maxInWindow;
    }

    public synchronized long throttled() {
        return throttled;
    }

    /** Starts the statistics anew; what was used of the allowance stays used. */
    public synchronized void resetStatistics() {
        arrived.clear();
        maxInWindow = 0;
        throttled = 0;
    }

    private static void forget(ArrayDeque<Instant> times, Instant now) {
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WINDOW))) times.removeFirst();
    }
}
