package dev.onair.account;

import dev.onair.engine.Lane;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Keeps requests that serve many apart while the quota is short: the next one takes up ids until it is its time. While nobody
 * waits for the quota each asks for its turn at once, so that nothing takes longer for it, and so does each that an edit needs.
 * Safe for use by several threads.
 */
public final class SpacedGathering implements Gathering {
    /** One call in so many of the quota may be one of these. */
    private static final int SHARE = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** However small the quota is: it may be there again meanwhile. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Clockwork clock;
    private final BooleanSupplier isShort;
    private final IntSupplier allowancePerMinute;

    private final Mutex mutex = new Mutex();
    private OptionalLong due = OptionalLong.empty();

    /**
     * @param isShort whether calls that somebody waits for wait for the quota
     * @param allowancePerMinute calls that the account may make in a minute, at least 1
     */
    public SpacedGathering(Clockwork clock, BooleanSupplier isShort, IntSupplier allowancePerMinute) {
        this.clock = clock;
        this.isShort = isShort;
        this.allowancePerMinute = allowancePerMinute;
    }

    @Override
    public void then(Lane lane, Runnable work) {
        if (lane == Lane.EDIT) {
            work.run();
            return;
        }
        var space = isShort.getAsBoolean() ? space() : 0;
        var now = clock.nanos();
        var at = mutex.with(() -> next(now, space));
        if (at - now > 0) {
            clock.wakeAt(at, work);
        } else {
            work.run();
        }
    }

    private long space() {
        var share = WINDOW.multipliedBy(SHARE).dividedBy(allowancePerMinute.getAsInt());
        return (share.compareTo(LONGEST) < 0 ? share : LONGEST).toNanos();
    }

    /** The moment of the next request; the one that is set already where its time has not come. */
    private long next(long now, long space) {
        var last = due.orElse(now - space);
        var next = last - now > 0 ? last : last + space;
        // Where there is quota by now, nobody waits for a moment that was set while there was none.
        var at = now + Math.clamp(next - now, 0L, space);
        due = OptionalLong.of(at);
        return at;
    }
}
