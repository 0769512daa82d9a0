package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Everything that waits here reads the time and is woken through this, so that a test can move time by hand. */
public interface Clockwork extends InstantSource {

    /** Time that never jumps, in nanoseconds from no particular start; only differences mean anything. */
    long nanos();

    /** Runs the task once after the delay, on a thread of its own. Running the answer cancels it, if it is not too late. */
    Runnable wakeAfter(Duration delay, Runnable task);

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
            public Runnable wakeAfter(Duration delay, Runnable task) {
                var sleeper = Thread.ofVirtual().name("account-timer").start(() -> {
                    try {
                        Thread.sleep(delay);
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
