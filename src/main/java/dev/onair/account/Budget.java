package dev.onair.account;

import java.time.Duration;
import java.util.function.IntSupplier;

/** How much of something may be had in a minute, on average, with a burst of half a minute's worth. Safe for several threads. */
public final class Budget {
    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final IntSupplier perMinute;
    private final Clockwork clock;
    private double left;
    private long asOf;

    /** @param perMinute asked each time, so that it may change; half of it is there at once */
    public Budget(IntSupplier perMinute, Clockwork clock) {
        this.perMinute = perMinute;
        this.clock = clock;
        this.left = burst();
        this.asOf = clock.nanos();
    }

    private double burst() {
        return Math.max(1, perMinute.getAsInt() / 2.0);
    }

    /** Takes so many, all or none. More than a burst can never be had. */
    public synchronized boolean take(int count) {
        var now = clock.nanos();
        left = Math.min(burst(), left + (now - asOf) / NANOS_PER_MINUTE * perMinute.getAsInt());
        asOf = now;
        if (left < count) {
            return false;
        }
        left -= count;
        return true;
    }
}
