package dev.onair.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One thing that is done, and what must come of it.
 *
 * @param headline what is done, as a sentence
 * @param action does it; does not wait for what comes of it
 */
record Step(String headline, Runnable action, List<Check> checks) {
    Step {
        checks = List.copyOf(checks);
    }

    Step(String headline, Runnable action, Check... checks) {
        this(headline, action, List.of(checks));
    }

    /**
     * What must come true, and how long that may take.
     *
     * @param holds asked again and again; must not block for long
     */
    record Check(String claim, Duration within, BooleanSupplier holds) {
        /** Two walks over the vendor's list and some time to act; a slow machine has room in it. */
        private static final Duration PRESET = Duration.ofSeconds(30);

        static Check that(String claim, BooleanSupplier holds) {
            return new Check(claim, PRESET, holds);
        }
    }
}
