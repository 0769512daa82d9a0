package dev.onair.demo;

import java.time.Duration;

/** Waiting, for a story that has nothing else to do meanwhile. */
final class Pauses {
    static final Duration SHORT = Duration.ofMillis(200);

    private Pauses() {}

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demo was interrupted", e);
        }
    }
}
