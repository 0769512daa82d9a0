package dev.onair.cdnetworks.account;

import dev.onair.account.AccountCalls;
import dev.onair.account.AccountHealth;
import dev.onair.account.CallListener;
import dev.onair.account.Calls;
import dev.onair.account.Claims;
import dev.onair.account.Clockwork;
import dev.onair.account.Coalescer;
import dev.onair.account.Gate;
import dev.onair.account.GateStats;
import dev.onair.account.MassDeletionBreaker;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One account at work: its door to the vendor, what is known of its channels, and the walks that keep that fresh. It lives
 * as long as the account's address and generation of the API stay the same.
 */
public final class CdnetworksSession implements AutoCloseable {
    /** How many channels one call may name. The document gives no bound; WIRE-NOTES gives 50 where it gives one. */
    private static final int IDS_PER_CALL = 50;

    private final CdnetworksSettings settings;
    private final Clockwork clock;
    private final Instant startedAt;
    private final CdnetworksClient client;
    private final Gate gate;
    private final AccountHealth health;
    private final AccountCalls calls;
    private final Channels channels;
    private final Coalescer<Acknowledged> deletions;
    private final Coalescer<Acknowledged> bans;
    private final Coalescer<Acknowledged> unbans;
    private final Claims claims = new Claims();
    private final MassDeletionBreaker breaker;
    private final Wakeups wakeups;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private boolean sweepNow;
    private volatile boolean closed;
    private volatile Credentials credentials;
    private volatile Optional<String> sweepProblem = Optional.empty();
    private final AtomicInteger sweepFailures = new AtomicInteger();

    /** Whom the session tells its news. */
    public interface Wakeups {
        /** Something about the vendor's objects of these resources changed. */
        void resources(List<ObjectKey> resources);

        /** All resources of the account have reason to look again. */
        void everyone();

        /** The account's own figures or health may have changed. */
        void account();
    }

    public CdnetworksSession(
            CdnetworksSettings settings,
            Credentials credentials,
            Clockwork clock,
            CallListener metrics,
            Wakeups wakeups) {
        this.settings = settings;
        this.credentials = credentials;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.wakeups = wakeups;
        this.client = new CdnetworksClient(
                CdnetworksClient.Settings.of(settings.endpoint(), settings.signing()),
                () -> this.credentials,
                Clock.systemUTC());
        this.gate = new Gate(settings.gate(), clock, metrics);
        this.health = new AccountHealth(clock);
        this.calls = new AccountCalls(health, gate);
        this.channels = new Channels(client, calls, clock, this::wakeOwners);
        this.deletions = coalescer(Lane.DELETE, "deleteChannel", client::deleteChannel);
        this.bans = coalescer(Lane.EMERGENCY, "channelForbidden", client::channelForbidden);
        this.unbans = coalescer(Lane.WRITE, "channelReBroadcast", client::channelReBroadcast);
        this.breaker = new MassDeletionBreaker(settings.breaker(), clock);
        health.onRecovery(this::healthChanged);
        health.onRefusal(refusal -> healthChanged());
    }

    /** Begins to walk over the list; the first walk is what proves the credentials. */
    public void start() {
        Thread.ofVirtual().name("sweeps").start(this::sweepForEver);
    }

    private Coalescer<Acknowledged> coalescer(
            Lane lane, String operation, Function<List<String>, Outcome<Acknowledged>> call) {
        return new Coalescer<>(
                calls,
                lane,
                operation,
                IDS_PER_CALL,
                ids -> call.apply(ids).map(yes -> {
                    Map<String, Acknowledged> answers = new HashMap<>();
                    ids.forEach(id -> answers.put(id, yes));
                    return answers;
                }));
    }

    private void sweepForEver() {
        while (!closed) {
            sweepOnce();
            pause();
        }
    }

    private void sweepOnce() {
        var first = channels.lastSweep().isEmpty();
        switch (channels.sweep()) {
            case Outcome.Done<Sweep> ignored -> {
                sweepProblem = Optional.empty();
                sweepFailures.set(0);
                if (first) {
                    wakeups.everyone();
                }
                channels.rounds().go(managed(), settings.detailCheckInterval());
            }
            case Outcome.Failed<Sweep>(var why) -> {
                sweepProblem = Optional.of(why.message());
                if (sweepFailures.incrementAndGet() == 1 && first) {
                    // Those who wait for the first look would say nothing at all until it succeeds.
                    wakeups.everyone();
                }
            }
        }
        wakeups.account();
    }

    private List<ChannelEntry> managed() {
        return channels.all().stream()
                .map(Sighting::entry)
                .filter(entry -> claims.owner(entry.pullId()).isPresent())
                .toList();
    }

    /** Up to a tenth shorter than the interval, so that many accounts do not walk in step. */
    private void pause() {
        var interval = channels.lastSweep().isEmpty()
                ? Duration.ofSeconds(Math.min(10, settings.driftCheckInterval().toSeconds()))
                : settings.driftCheckInterval();
        var millis = interval.toMillis();
        lock.lock();
        try {
            var left = Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1))
                    .toNanos();
            while (!closed && !sweepNow && left > 0) {
                left = due.awaitNanos(left);
            }
            sweepNow = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Walks over the list as soon as the gate lets it, without waiting for the interval. */
    public void sweepSoon() {
        signal(() -> sweepNow = true);
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            due.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refused or recovered: the resources have to say so. While refused that costs no call, since none is let through. */
    private void healthChanged() {
        wakeups.account();
        wakeups.everyone();
    }

    private void wakeOwners(Set<String> ids) {
        var owners = ids.stream()
                .flatMap(id -> claims.owner(id).stream())
                .map(claimant -> new ObjectKey(claimant.namespace(), claimant.name()))
                .toList();
        if (!owners.isEmpty()) {
            wakeups.resources(owners);
        }
    }

    /** Credentials that a person changed: tried at once. */
    public void rotate(Credentials changed) {
        if (!changed.equals(credentials)) {
            credentials = changed;
            health.credentialsChanged();
            sweepSoon();
        }
    }

    public CdnetworksSettings settings() {
        return settings;
    }

    public Credentials credentials() {
        return credentials;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant now() {
        return clock.instant();
    }

    public CdnetworksClient client() {
        return client;
    }

    public Calls calls() {
        return calls;
    }

    public Channels channels() {
        return channels;
    }

    public Coalescer<Acknowledged> deletions() {
        return deletions;
    }

    public Coalescer<Acknowledged> bans() {
        return bans;
    }

    public Coalescer<Acknowledged> unbans() {
        return unbans;
    }

    public Claims claims() {
        return claims;
    }

    public MassDeletionBreaker breaker() {
        return breaker;
    }

    public AccountHealth.State health() {
        return health.state();
    }

    public GateStats stats() {
        return gate.stats();
    }

    /** Why the last walk failed, if it did. */
    public Optional<String> sweepProblem() {
        return sweepProblem;
    }

    /** How many walks have failed in a row. */
    public int sweepFailures() {
        return sweepFailures.get();
    }

    @Override
    public void close() {
        signal(() -> closed = true);
        gate.close();
        client.close();
    }
}
