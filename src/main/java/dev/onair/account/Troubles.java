package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Whether the vendor answers an account at all, and whether its calls get their turn: no single resource can tell an outage of
 * the vendor from a fault of its own. Safe for use by several threads.
 */
public final class Troubles implements CallListener {

    /** What is the matter with the account's calls. */
    public enum Kind {
        /** None is answered with anything of use. */
        DOWN,
        /** The vendor says that there are too many. */
        THROTTLED,
        /** They wait for long, by the account's own quota. */
        BACKLOG
    }

    /**
     * A trouble that has lasted.
     *
     * @param since when the first call met it
     * @param message the vendor's last words; empty for {@link Kind#BACKLOG}
     */
    public record Trouble(Kind kind, Instant since, String message) {}

    private final Clockwork clock;
    private final Duration patience;
    private final IntSupplier waiting;
    private final CallListener next;
    private final Runnable changed;

    private final Mutex mutex = new Mutex();
    private Optional<Trouble> trouble = Optional.empty();
    private Optional<Instant> backlogSince = Optional.empty();

    /**
     * @param patience how long a trouble is nobody's concern
     * @param waiting how many calls that somebody waits for are in the queue
     * @param next who else listens
     * @param changed runs when a trouble has lasted so long, and when such a one is over; on any thread
     */
    public Troubles(Clockwork clock, Duration patience, IntSupplier waiting, CallListener next, Runnable changed) {
        this.clock = clock;
        this.patience = patience;
        this.waiting = waiting;
        this.next = next;
        this.changed = changed;
    }

    /** What has been the matter for longer than nobody's concern; an outage before a backlog, which comes of it. */
    public Optional<Trouble> lasting() {
        var now = clock.instant();
        return mutex.with(() -> trouble.filter(known -> hasLasted(known, now))
                .or(() -> backlogSince.map(since -> new Trouble(Kind.BACKLOG, since, ""))));
    }

    private boolean hasLasted(Trouble known, Instant now) {
        return !now.isBefore(known.since().plus(patience));
    }

    @Override
    public void onCall(Sent call, Outcome<?> outcome, Duration waited, Duration took) {
        next.onCall(call, outcome, waited, took);
        var now = clock.instant();
        var isNews = mutex.with(() -> {
            var before = lasting().map(Trouble::kind);
            learn(met(outcome, now), now);
            if (isWork(call.lane())) {
                waited(waited, now);
            }
            return !before.equals(lasting().map(Trouble::kind));
        });
        if (isNews) {
            changed.run();
        }
    }

    private void learn(Optional<Trouble> met, Instant now) {
        var known = trouble;
        // One that is both is an outage, told once.
        trouble = met.map(fresh -> known.map(earlier -> new Trouble(
                        earlier.kind() == Kind.DOWN ? Kind.DOWN : fresh.kind(), earlier.since(), fresh.message()))
                .orElse(fresh));
        if (known.isEmpty() && trouble.isPresent()) {
            clock.wakeAt(now.plus(patience), this::look);
        }
    }

    /** The alarm of a trouble that may be over by now. */
    private void look() {
        if (lasting().isPresent()) {
            changed.run();
        }
    }

    private void waited(Duration waited, Instant now) {
        if (waited.compareTo(patience) >= 0) {
            backlogSince = backlogSince.or(() -> Optional.of(now.minus(waited)));
        } else if (waiting.getAsInt() == 0) {
            backlogSince = Optional.empty();
        }
    }

    /** Whether a manifest waits for calls of this lane; an emergency waits for nothing. */
    static boolean isWork(Lane lane) {
        return lane == Lane.DELETE || lane == Lane.EDIT || lane == Lane.WRITE || lane == Lane.READ;
    }

    private static Optional<Trouble> met(Outcome<?> outcome, Instant now) {
        return outcome instanceof Outcome.Failed<?>(var failure)
                ? switch (failure) {
                    case Failure.Retryable(var message) -> Optional.of(new Trouble(Kind.DOWN, now, message));
                    case Failure.Unknown(var message) -> Optional.of(new Trouble(Kind.DOWN, now, message));
                    case Failure.Throttled(var message, var after) ->
                        Optional.of(new Trouble(Kind.THROTTLED, now, message));
                    case Failure.Rejected _,
                            Failure.AuthRefused _,
                            Failure.Gone _,
                            Failure.Excessive _,
                            Failure.NotSent _ -> Optional.empty();
                }
                : Optional.empty();
    }
}
