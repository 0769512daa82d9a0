package dev.onair.account;

import java.util.Optional;
import java.util.OptionalLong;

/** Rings at the earliest of the moments that it was set to since it rang. Not safe for use by several threads. */
final class Alarm {
    private final Clockwork clock;
    private final Runnable ring;
    private Optional<Setting> setting = Optional.empty();

    private record Setting(long at, Runnable cancel) {}

    /** @param ring run by the clock, on a thread of its own; to say {@link #rang} first */
    Alarm(Clockwork clock, Runnable ring) {
        this.clock = clock;
        this.ring = ring;
    }

    /** @param moment in {@link Clockwork#nanos} time; empty: there is nothing to ring for */
    void set(OptionalLong moment) {
        if (moment.isEmpty()) {
            rang();
            return;
        }
        long at = moment.getAsLong();
        // One that rings too early does no harm, so thousands of arrivals do not set thousands of alarms.
        if (setting.filter(set -> set.at() - at <= 0).isPresent()) {
            return;
        }
        rang();
        setting = Optional.of(new Setting(at, clock.wakeAt(at, ring)));
    }

    /** It is set to nothing any more. */
    void rang() {
        setting.ifPresent(set -> set.cancel().run());
        setting = Optional.empty();
    }
}
