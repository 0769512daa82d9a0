package dev.onair.tenancy;

import dev.onair.account.Clockwork;
import dev.onair.account.Refusable;
import dev.onair.account.Rhythm;
import dev.onair.account.Sweep;
import dev.onair.account.WalkPause;
import dev.onair.account.Walkable;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.Session.Readiness;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vendor's list that is walked from the first resource that asks for it on, and only while there are any, so that an
 * account without resources of this kind pays nothing for them.
 */
public final class WalkedList {
    private static final Duration FIRST_TRIES = Duration.ofSeconds(10);
    /** The first walk is tried again soon so often; a service that the account does not have is no reason to hurry. */
    private static final int HASTY_TRIES = 3;

    private final String kind;
    private final String noun;
    private final Walkable list;
    private final Duration usual;
    private final Wakeups wakeups;
    private final Runnable afterWalk;

    private final Rhythm rhythm;
    private final Refusable refusable;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Optional<Failure> problem = Optional.empty();

    /**
     * @param kind the resources' kind, as manifests spell it
     * @param noun the vendor's objects, in the plural, for people
     * @param usual how long from one walk to the next
     * @param afterWalk run after each walk that came to its end
     */
    public WalkedList(
            String kind,
            String noun,
            Walkable list,
            Duration usual,
            Clockwork clock,
            Wakeups wakeups,
            Runnable afterWalk) {
        this.kind = kind;
        this.noun = noun;
        this.list = list;
        this.usual = usual;
        this.rhythm = new Rhythm(clock);
        this.refusable = new Refusable(rhythm);
        this.wakeups = wakeups;
        this.afterWalk = afterWalk;
    }

    /** Whether resources can be judged by the list; whoever asks causes it to be walked. */
    public Readiness readiness() {
        begin();
        if (list.lastSweep().isPresent()) {
            return new Readiness.Ready();
        }
        return ListProblems.own(problem)
                .<Readiness>map(
                        why -> new Readiness.Unusable("could not be asked for its " + noun + " yet: " + why.message()))
                .orElseGet(Readiness.NotYet::new);
    }

    /**
     * Why the last walk failed, if it did. That the account does not have this service is the trouble of the resources that
     * need it, and not the account's.
     */
    public Optional<Failure> problem() {
        return problem.filter(
                why -> !(why instanceof Failure.Rejected) || list.lastSweep().isPresent());
    }

    /** How many walks have failed in a row. */
    public int failures() {
        return failures.get();
    }

    private void look() {
        if (!wakeups.hosts(kind)) {
            problem = Optional.empty();
            failures.set(0);
            return;
        }
        var first = list.lastSweep().isEmpty();
        switch (refusable.look(list::sweep)) {
            case Outcome.Done<Sweep> ignored -> {
                problem = Optional.empty();
                failures.set(0);
                if (first) {
                    wakeups.everyone();
                }
                afterWalk.run();
            }
            case Outcome.Failed<Sweep>(var why) -> {
                problem = Optional.of(why);
                // Who waits for the very first look must be able to say why it does not come.
                if (failures.incrementAndGet() == 1 && first) {
                    wakeups.everyone();
                }
            }
        }
        wakeups.account();
    }

    private Duration interval() {
        var hasty = list.lastSweep().isEmpty() && failures.get() < HASTY_TRIES;
        return hasty && usual.compareTo(FIRST_TRIES) > 0
                ? FIRST_TRIES
                : WalkPause.after(failures.get(), problem, usual);
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            rhythm.start(Duration.ZERO, this::look, this::interval);
        }
    }

    /** The next walk is now; the first one too, where there are resources that do not ask: paused, or being deleted. */
    public void lookSoon() {
        if (wakeups.hosts(kind)) {
            begin();
        }
        rhythm.now();
    }

    /** The vendor takes the account's credentials again. */
    public void accepted() {
        refusable.accepted();
    }

    public void close() {
        rhythm.close();
    }
}
