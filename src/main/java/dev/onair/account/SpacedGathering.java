package dev.onair.account;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Keeps requests that serve many apart while the quota is short: the next one takes up ids until it is its time. While nobody
 * waits for the quota each asks for its turn at once, so that nothing takes longer for it. Safe for use by several threads.
 */
public final class SpacedGathering implements Gathering {
    /** One call in so many of the quota may be one of these. */
    private static final int SHARE = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clockwork clock;
    private final Supplier<Boolean> isShort;
    private final IntSupplier allowancePerMinute;

    private final Mutex mutex = new Mutex();
    private long due;
    private boolean begun;

    /**
     * @param isShort whether calls wait for the quota that somebody waits for
     * @param allowancePerMinute calls that the account may make in a minute, at least 1
     */
    public SpacedGathering(Clockwork clock, Supplier<Boolean> isShort, IntSupplier allowancePerMinute) {
        this.clock = clock;
        this.isShort = isShort;
        this.allowancePerMinute = allowancePerMinute;
    }

    @Override
    public void then(Runnable work) {
        var wait = isShort.get() ? WINDOW.multipliedBy(SHARE).dividedBy(allowancePerMinute.getAsInt()) : Duration.ZERO;
        var now = clock.nanos();
        var at = mutex.with(() -> next(now, wait.toNanos()));
        if (at - now > 0) {
            clock.wakeAt(at, work);
        } else {
            work.run();
        }
    }

    /** The moment of the next request; the one that is set already where its time has not come. */
    private long next(long now, long wait) {
        if (!begun || due - now <= 0) {
            due = begun && due + wait - now > 0 ? due + wait : now;
            begun = true;
        }
        return due;
    }
}
