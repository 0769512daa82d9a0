package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.util.function.Supplier;

/**
 * Looks again and again at something of an account whose credentials may be refused. While one call tries them all others are turned
 * away unsent, so that what a look was refused for says nothing once they are accepted: it is taken again then, at once. Safe for use
 * by several threads.
 */
public final class Refusable {
    private final Rhythm rhythm;

    private final Mutex mutex = new Mutex();
    private boolean looking;
    private boolean refused;
    private long accepted;

    /** @param rhythm by which the looks are taken */
    public Refusable(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    /** Takes a look, one at a time. */
    public <T> Outcome<T> look(Supplier<Outcome<T>> look) {
        long before = mutex.with(() -> {
            looking = true;
            return accepted;
        });
        Outcome<T> outcome = Outcome.failed(new Failure.Unknown("the look broke down"));
        try {
            outcome = look.get();
            return outcome;
        } finally {
            ended(outcome, before);
        }
    }

    private void ended(Outcome<?> outcome, long before) {
        boolean isOld = mutex.with(() -> {
            looking = false;
            refused = outcome instanceof Outcome.Failed<?>(Failure.AuthRefused _);
            return refused && accepted != before;
        });
        if (isOld) {
            rhythm.now();
        }
    }

    /** To be said when the vendor takes the account's credentials again; never waits for a look. */
    public void accepted() {
        boolean isToBeTaken = mutex.with(() -> {
            accepted++;
            // A look that is under way may be the one that was accepted: it says itself how it ended.
            return refused && !looking;
        });
        if (isToBeTaken) {
            rhythm.now();
        }
    }
}
