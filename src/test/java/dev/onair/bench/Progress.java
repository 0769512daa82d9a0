package dev.onair.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** How far it is: a bar where there is a terminal, and a line for each row elsewhere. */
final class Progress {
    private static final int WIDTH = 24;

    private final PrintStream to;
    private final boolean bar;
    private final int all;
    private final Instant began = Instant.now();
    private int done;

    Progress(PrintStream to, boolean bar, int all) {
        this.to = to;
        this.bar = bar;
        this.all = all;
    }

    /** A row is measured from now on. */
    void begin(Case next) {
        var text = "%d/%d %s, %d s".formatted(done + 1, all, next, elapsed().toSeconds());
        if (bar) {
            var full = WIDTH * done / all;
            to.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + text + "\033[K");
            to.flush();
        } else {
            to.println(text);
        }
    }

    void done() {
        done++;
    }

    void end() {
        to.println((bar ? "\r\033[K" : "") + done + " rows in " + elapsed().toSeconds() + " s");
    }

    private Duration elapsed() {
        return Duration.between(began, Instant.now());
    }
}
