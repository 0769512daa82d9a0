package dev.onair.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Passes that are under way, and what to say of those that have been for long: one that waits for its turn at the vendor, or
 * for a list that is being read, cannot say so itself. Safe for use by several threads; one thread does all the telling, so
 * that thousands that wait do not write to the cluster at once.
 */
public final class LongWaits implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LongWaits.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /** The second time a pass is told of is so many times as late as the first, and so on: its place in the queue has changed. */
    private static final int LATER = 5;

    private final Clock clock;
    private final Duration patience;
    private final Future<?> looking;
    private final Set<Watch> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("long-waits").unstarted(task));

    /**
     * @param patience how long a pass may be under way in silence
     */
    public LongWaits(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
        var every = patience.compareTo(LOOK_EVERY) < 0 ? patience : LOOK_EVERY;
        this.looking =
                timer.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One pass; close it when it is over. */
    public final class Watch implements AutoCloseable {
        private final Instant since;
        private final Telling telling;
        private Duration next;
        private boolean over;

        private Watch(Instant since, Telling telling) {
            this.since = since;
            this.telling = telling;
            this.next = patience;
        }

        private synchronized void look(Instant now) {
            if (!over && !now.isBefore(since.plus(next))) {
                next = next.multipliedBy(LATER);
                telling.tell(since);
            }
        }

        /** From here on nothing is told of it; waits for what is being told. */
        @Override
        public void close() {
            watched.remove(this);
            synchronized (this) {
                over = true;
            }
        }
    }

    /** Says of a pass that it waits. */
    @FunctionalInterface
    interface Telling {
        /** On another thread than the pass's own, which is still under way and does not end meanwhile. */
        void tell(Instant since);
    }

    Watch watch(Telling telling) {
        var watch = new Watch(clock.instant(), telling);
        watched.add(watch);
        return watch;
    }

    /** How long nothing is said. */
    Duration patience() {
        return patience;
    }

    /** Tells of those whose time has come. */
    public void look() {
        var now = clock.instant();
        for (var watch : watched) {
            try {
                watch.look(now);
            } catch (RuntimeException untold) {
                // The pass goes on; the next look may find the cluster again.
                LOG.debugf("a wait could not be told: %s", untold.getMessage());
            }
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        timer.shutdownNow();
    }
}
