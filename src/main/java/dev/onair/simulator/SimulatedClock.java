package dev.onair.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time of the simulated business: the real time, moved forward as far as a test asked. */
public final class SimulatedClock extends Clock {
    private final Clock real;
    private volatile Duration offset = Duration.ZERO;

    public SimulatedClock(Clock real) {
        this.real = real;
    }

    /** Moves this clock only; signatures and quotas follow the real one. */
    public synchronized void advance(Duration by) {
        offset = offset.plus(by);
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var moved = new SimulatedClock(real.withZone(zone));
        moved.advance(offset);
        return moved;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }
}
