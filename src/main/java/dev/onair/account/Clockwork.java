package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Everything that waits here reads the time and is woken through this, so that a test can move time by hand. A wake-up is asked
 * for at a moment and never after a delay: between the look at the time and the request for a delay the time may move on, and
 * the delay would then end too late.
 */
public interface Clockwork extends InstantSource {

    /** Time that never jumps, in nanoseconds from no particular start; only differences mean anything. */
    long nanos();

    /**
     * Runs the task once, on a thread of its own, when {@link #nanos} has come to this moment; at once if it has. Running the
     * answer cancels it, if it is not too late.
     */
    Runnable wakeAt(long nanos, Runnable task);

    /** As above, when {@link #instant} has come to this moment; a jump of the clock that comes later is not noticed. */
    Runnable wakeAt(Instant at, Runnable task);

    /** Up to a tenth less than the interval, by chance: many who begin together are not to go on in step. */
    default Duration spread(Duration interval) {
        var millis = interval.toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }

    /** The machine's own clock; each wake-up is a sleeping virtual thread. */
    static Clockwork system() {
        return new Clockwork() {
            @Override
            public Instant instant() {
                return InstantSource.system().instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Runnable wakeAt(long nanos, Runnable task) {
                return sleep(Duration.ofNanos(nanos - nanos()), task);
            }

            @Override
            public Runnable wakeAt(Instant at, Runnable task) {
                return sleep(Duration.between(instant(), at), task);
            }

            private Runnable sleep(Duration time, Runnable task) {
                var sleeper = Thread.ofVirtual().name("account-timer").start(() -> {
                    try {
                        Thread.sleep(time);
                    } catch (InterruptedException cancelled) {
                        return;
                    }
                    task.run();
                });
                return sleeper::interrupt;
            }
        };
    }
}
