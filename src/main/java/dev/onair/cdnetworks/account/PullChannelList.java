package dev.onair.cdnetworks.account;

import dev.onair.account.Clockwork;
import dev.onair.account.Rhythm;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.PullChannelDetails;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.Session.Readiness;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The account's pull channels. Their list is walked from the first resource that asks for it on, and only while there are
 * any, so that an account without pull channels pays nothing for them.
 */
public final class PullChannelList {
    private static final Duration FIRST_TRIES = Duration.ofSeconds(10);
    /** The first walk is tried again soon so often; a service that the account does not have is no reason to hurry. */
    private static final int HASTY_TRIES = 3;

    private final Channels<PullChannelEntry, PullChannelDetails> channels;
    private final CdnetworksSettings settings;
    private final Clockwork clock;
    private final BooleanSupplier isDeclared;
    private final Runnable firstLook;

    private final Rhythm rhythm = new Rhythm();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Optional<String> problem = Optional.empty();

    /**
     * @param isDeclared whether a resource of the account is a pull channel
     * @param firstLook run when those who wait for the first walk can be told how it went
     */
    PullChannelList(
            Channels<PullChannelEntry, PullChannelDetails> channels,
            CdnetworksSettings settings,
            Clockwork clock,
            BooleanSupplier isDeclared,
            Runnable firstLook) {
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        this.isDeclared = isDeclared;
        this.firstLook = firstLook;
    }

    /** Whether pull channels can be judged by the list; whoever asks causes it to be walked. */
    public Readiness readiness() {
        if (begun.compareAndSet(false, true)) {
            clock.wakeAfter(Duration.ZERO, () -> rhythm.run(this::look, this::interval));
        }
        if (channels.lastSweep().isPresent()) {
            return new Readiness.Ready();
        }
        return problem.<Readiness>map(
                        why -> new Readiness.Unusable("could not be asked for its pull channels yet: " + why))
                .orElseGet(Readiness.NotYet::new);
    }

    public Channels<PullChannelEntry, PullChannelDetails> channels() {
        return channels;
    }

    /** Why the last walk failed, if it did and there was one before: what is known is old. */
    Optional<String> problem() {
        return problem.filter(why -> channels.lastSweep().isPresent());
    }

    private void look() {
        if (!isDeclared.getAsBoolean()) {
            return;
        }
        var first = channels.lastSweep().isEmpty();
        switch (channels.sweep()) {
            case Outcome.Done<Sweep> ignored -> {
                problem = Optional.empty();
                failures.set(0);
                if (first) {
                    firstLook.run();
                }
                channels.rounds().go(channels.managed(), settings.detailCheckInterval());
            }
            case Outcome.Failed<Sweep>(var why) -> {
                problem = Optional.of(why.message());
                if (failures.incrementAndGet() == 1 && first) {
                    firstLook.run();
                }
            }
        }
    }

    private Duration interval() {
        var usual = settings.driftCheckInterval();
        var hasty = channels.lastSweep().isEmpty() && failures.get() < HASTY_TRIES;
        return hasty && usual.compareTo(FIRST_TRIES) > 0 ? FIRST_TRIES : usual;
    }

    /** The next walk is now, if there ever was one. */
    void lookSoon() {
        rhythm.now();
    }

    void close() {
        rhythm.close();
    }
}
