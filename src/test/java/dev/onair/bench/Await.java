package dev.onair.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what is measured. */
final class Await {
    private static final int POLL_MILLIS = 10;

    private Await() {}

    /** It did not come true in time; what was measured until then still counts. */
    static final class NotInTime extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotInTime(String what, Duration within) {
            super("not so after " + within.toSeconds() + " s: " + what);
        }
    }

    /** @throws NotInTime when it did not come true */
    static void until(String what, Duration within, BooleanSupplier holds) throws InterruptedException {
        var began = System.nanoTime();
        while (true) {
            var asked = System.nanoTime();
            if (holds.getAsBoolean()) {
                return;
            }
            var now = System.nanoTime();
            if (now - began > within.toNanos()) {
                throw new NotInTime(what, within);
            }
            // What takes long to answer is asked more seldom: the machine is for the operator.
            Thread.sleep(POLL_MILLIS + 5 * (now - asked) / 1_000_000);
        }
    }
}
