package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Remembers that a vendor refused the credentials, so that one call a minute finds out whether that still holds and not one
 * for each resource. Safe for use by several threads; the listeners run on the thread that brought the news.
 */
public final class AccountHealth {

    /** Whether the credentials are good, as far as anybody knows. */
    public sealed interface State {
        record Healthy() implements State {}

        /** @param since when the first call was refused */
        record Refused(String code, String message, Instant since) implements State {}
    }

    /** Leave to send one call; hand it back with what came of it. */
    sealed interface Pass {
        /** @param credentials which ones it was sent with: the count of changes so far */
        record Everyday(long credentials) implements Pass {}

        record Probe(long credentials) implements Pass {}

        record Denied(Failure.AuthRefused why) implements Pass {}
    }

    static final Duration PROBE_EVERY = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final List<Runnable> recoveryListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Failure.AuthRefused>> refusalListeners = new CopyOnWriteArrayList<>();

    private final Mutex mutex = new Mutex();
    private State state = new State.Healthy();
    private long credentials;
    private boolean probing;
    private Instant nextProbe = Instant.MIN;

    public AccountHealth(InstantSource clock) {
        this.clock = clock;
    }

    public State state() {
        return mutex.with(() -> state);
    }

    /** When the next call will be let through as a probe; empty while the account is healthy. */
    public Optional<Instant> nextProbe() {
        return mutex.with(() -> state instanceof State.Refused ? Optional.of(nextProbe) : Optional.empty());
    }

    /** The next call is let through at once, whatever the last probe said; the state changes only with its outcome. */
    public void credentialsChanged() {
        mutex.with(() -> {
            credentials++;
            probing = false;
            nextProbe = Instant.MIN;
            return credentials;
        });
    }

    /** Runs each time a refused account is found healthy again: the resources that were turned away may come back. */
    public void onRecovery(Runnable listener) {
        recoveryListeners.add(listener);
    }

    /** Runs each time a healthy account is found refused. */
    public void onRefusal(Consumer<Failure.AuthRefused> listener) {
        refusalListeners.add(listener);
    }

    Pass admit() {
        return mutex.with(() -> switch (state) {
            case State.Healthy() -> new Pass.Everyday(credentials);
            case State.Refused(var code, var message, var since) -> {
                var now = clock.instant();
                if (probing || now.isBefore(nextProbe)) {
                    yield new Pass.Denied(new Failure.AuthRefused(code, message));
                }
                probing = true;
                yield new Pass.Probe(credentials);
            }
        });
    }

    /** Whether a call was refused for a key pair that was changed while it was under way: that says nothing of the new one. */
    boolean isOfOldCredentials(Pass pass, Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(Failure.AuthRefused _)
                && mutex.with(() -> switch (pass) {
                    case Pass.Everyday(var sentWith) -> sentWith != credentials;
                    case Pass.Probe(var sentWith) -> sentWith != credentials;
                    case Pass.Denied(var why) -> false;
                });
    }

    void settle(Pass pass, Outcome<?> outcome) {
        switch (pass) {
            case Pass.Denied(var why) -> {}
            case Pass.Everyday(var sentWith) -> {
                if (outcome instanceof Outcome.Failed<?>(Failure.AuthRefused refusal)) {
                    refused(sentWith, refusal);
                }
            }
            case Pass.Probe(var sentWith) -> probed(sentWith, outcome);
        }
    }

    private void refused(long sentWith, Failure.AuthRefused refusal) {
        boolean news = mutex.with(() -> {
            if (sentWith != credentials || state instanceof State.Refused) {
                return false;
            }
            var now = clock.instant();
            state = new State.Refused(refusal.code(), refusal.message(), now);
            nextProbe = now.plus(PROBE_EVERY);
            return true;
        });
        if (news) {
            refusalListeners.forEach(told -> told.accept(refusal));
        }
    }

    private void probed(long sentWith, Outcome<?> outcome) {
        boolean recovered = mutex.with(() -> {
            if (sentWith != credentials) {
                return false;
            }
            probing = false;
            var verdict = verdict(outcome);
            if (verdict == Verdict.NOT_ASKED) {
                return false;
            }
            nextProbe = clock.instant().plus(PROBE_EVERY);
            if (outcome instanceof Outcome.Failed<?>(Failure.AuthRefused refusal)
                    && state instanceof State.Refused refused) {
                state = new State.Refused(refusal.code(), refusal.message(), refused.since());
            }
            boolean accepted = verdict == Verdict.ACCEPTED && state instanceof State.Refused;
            if (accepted) {
                state = new State.Healthy();
            }
            return accepted;
        });
        if (recovered) {
            recoveryListeners.forEach(Runnable::run);
        }
    }

    private enum Verdict {
        ACCEPTED,
        NOTHING_LEARNT,
        NOT_ASKED
    }

    /** Whether the outcome of a call says that the vendor accepted who is calling. */
    private static Verdict verdict(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> Verdict.ACCEPTED;
            case Outcome.Failed<?>(var failure) ->
                switch (failure) {
                    case Failure.Rejected _, Failure.Gone _ -> Verdict.ACCEPTED;
                    case Failure.AuthRefused _,
                            Failure.Retryable _,
                            Failure.Excessive _,
                            Failure.Unknown _,
                            Failure.Throttled _ -> Verdict.NOTHING_LEARNT;
                    case Failure.NotSent _ -> Verdict.NOT_ASKED;
                };
        };
    }
}
