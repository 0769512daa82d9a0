package dev.onair.cdnetworks.account;

import dev.onair.account.AccountHealth;
import dev.onair.account.Clockwork;
import dev.onair.account.Refusable;
import dev.onair.account.Rhythm;
import dev.onair.account.Sweep;
import dev.onair.account.WalkPause;
import dev.onair.engine.Failure;
import dev.onair.engine.Failures;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.ListProblems;
import dev.onair.tenancy.Session.Readiness;
import dev.onair.tenancy.Wakeups;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** When an account's channels are walked over, and what the walks say of the account itself: they prove its credentials. */
final class AccountWalks {
    private static final Duration FIRST_TRIES = Duration.ofSeconds(10);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(61);

    private final Channels<?, ?> channels;
    private final AccountHealth health;
    private final Duration usual;
    private final Wakeups wakeups;
    private final Consumer<Sweep> told;
    private final Rhythm rhythm;
    private final Refusable refusable;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Optional<Failure> problem = Optional.empty();
    /** Until a walk shows that the new credentials work. */
    private final AtomicBoolean rotated = new AtomicBoolean();

    /**
     * @param usual from one walk to the next
     * @param told of each walk that is whole
     */
    AccountWalks(
            Channels<?, ?> channels,
            AccountHealth health,
            Duration usual,
            Clockwork clock,
            Wakeups wakeups,
            Consumer<Sweep> told) {
        this.channels = channels;
        this.health = health;
        this.usual = usual;
        this.wakeups = wakeups;
        this.told = told;
        this.rhythm = new Rhythm(clock);
        this.refusable = new Refusable(rhythm);
    }

    void start(Duration delay) {
        rhythm.start(delay, this::walk, this::interval);
    }

    private void walk() {
        var first = channels.lastSweep().isEmpty();
        switch (refusable.look(channels::sweep)) {
            case Outcome.Done<Sweep>(var sweep) -> {
                problem = Optional.empty();
                failures.set(0);
                // What was refused to the old credentials may be granted to the new ones.
                if (rotated.getAndSet(false) || first) {
                    wakeups.everyone();
                }
                told.accept(sweep);
            }
            case Outcome.Failed<Sweep>(var why) -> {
                // Who waits for the very first look must be able to say why it does not come.
                problem = Optional.of(why);
                if (failures.incrementAndGet() == 1 && first) {
                    wakeups.everyone();
                }
            }
        }
        wakeups.account();
    }

    /** Whether the account's channels have been seen, and the vendor takes its calls. */
    Readiness readiness() {
        if (health.state() instanceof AccountHealth.State.Refused(var code, var message, var since)) {
            return new Readiness.Unusable("is refused by the vendor since " + since.truncatedTo(ChronoUnit.SECONDS)
                    + Failures.coded(code, message));
        }
        if (channels.lastSweep().isEmpty()) {
            return ListProblems.own(problem)
                    .<Readiness>map(why -> new Readiness.Unusable("could not be looked at yet: " + why.message()))
                    .orElseGet(Readiness.NotYet::new);
        }
        return new Readiness.Ready();
    }

    /** How long until the next walk. */
    private Duration interval() {
        if (health.state() instanceof AccountHealth.State.Refused) {
            // The walk is the one probe of a refused account, and due once a minute.
            return usual.compareTo(PROBE_EVERY) < 0 ? usual : PROBE_EVERY;
        }
        return channels.lastSweep().isEmpty() && usual.compareTo(FIRST_TRIES) > 0
                ? FIRST_TRIES
                : WalkPause.after(failures.get(), problem, usual);
    }

    void lookSoon() {
        rhythm.now();
    }

    /** The vendor takes the account's credentials again. */
    void accepted() {
        refusable.accepted();
    }

    /** There are other credentials. */
    void rotated() {
        rotated.set(true);
    }

    /** Why the list could not be walked the last time, if it could not. */
    Optional<Failure> problem() {
        return problem;
    }

    /** How many walks have failed in a row. */
    int failures() {
        return failures.get();
    }

    void close() {
        rhythm.close();
    }
}
