package dev.onair.account;

import dev.onair.engine.Lane;
import java.time.Duration;

/** For how long a request that may carry many ids takes up others before it asks for its turn. */
@FunctionalInterface
public interface Gathering {
    /** It asks at once: what waits for its turn at the same time leaves together. */
    Gathering NONE = (lane, work) -> work.run();

    /** Runs the work of a request that waits in this lane, on any thread, when the time is over. */
    void then(Lane lane, Runnable work);

    /** So long, from when the first of them came. */
    static Gathering during(Duration time, Clockwork clock) {
        return (lane, work) -> clock.wakeAt(clock.nanos() + time.toNanos(), work);
    }
}
