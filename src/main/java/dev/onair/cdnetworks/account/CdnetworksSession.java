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
import dev.onair.account.Rhythm;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.CdnetworksError;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One account at work: its door to the vendor, what is known of its channels, and the walks that keep that fresh. It lives
 * as long as the account's address and generation of the API stay the same.
 */
public final class CdnetworksSession implements Session {
    /** How many channels one call may name. The document gives no bound; WIRE-NOTES gives 50 where it gives one. */
    private static final int IDS_PER_CALL = 50;

    private static final Duration FIRST_TRIES = Duration.ofSeconds(10);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(61);

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
    private final NoticeBoard notices;
    private final Wakeups wakeups;

    private final Rhythm rhythm = new Rhythm();
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
                CdnetworksClient.Settings.of(settings.endpoint(), settings.signing()), () -> this.credentials, clock);
        this.gate = new Gate(settings.gate(), clock, metrics);
        this.health = new AccountHealth(clock);
        this.calls =
                new AccountCalls(health, gate, refusal -> refusal.code().equals(CdnetworksError.WRONG_TOKEN.code()));
        this.channels = new Channels(client, calls, clock, this::wakeOwners);
        this.deletions = coalescer(Lane.DELETE, "deleteChannel", client::deleteChannel);
        this.bans = coalescer(Lane.EMERGENCY, "channelForbidden", client::channelForbidden);
        this.unbans = coalescer(Lane.WRITE, "channelReBroadcast", client::channelReBroadcast);
        this.breaker = new MassDeletionBreaker(settings.breaker(), clock);
        this.notices = new NoticeBoard(
                client, calls, channels, claims, clock, () -> gate.stats().allowancePerMinute(), this::wakeOwners);
        health.onRecovery(this::changed);
        health.onRefusal(refusal -> changed());
    }

    /**
     * Begins to walk over the list; the first walk is what proves the credentials.
     *
     * @param delay not zero after another session of the same account: the vendor takes two equal requests of one second
     *     for a replay
     */
    public void start(Duration delay) {
        clock.wakeAfter(delay, () -> rhythm.run(this::sweepOnce, this::interval));
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

    private void sweepOnce() {
        var first = channels.lastSweep().isEmpty();
        switch (channels.sweep()) {
            case Outcome.Done<Sweep>(var sweep) -> {
                notices.swept(sweep);
                sweepProblem = Optional.empty();
                sweepFailures.set(0);
                if (first) {
                    wakeups.everyone();
                }
                channels.rounds().go(managed(), settings.detailCheckInterval());
            }
            case Outcome.Failed<Sweep>(var why) -> {
                // Who waits for the very first look must be able to say why it does not come.
                sweepProblem = Optional.of(why.message());
                if (sweepFailures.incrementAndGet() == 1 && first) {
                    wakeups.everyone();
                }
            }
        }
        wakeups.account();
    }

    private List<dev.onair.cdnetworks.client.ChannelEntry> managed() {
        return channels.all().stream()
                .map(Sighting::entry)
                .filter(entry -> claims.owner(entry.pullId()).isPresent())
                .toList();
    }

    /** How long until the next walk. */
    private Duration interval() {
        var usual = settings.driftCheckInterval();
        if (health.state() instanceof AccountHealth.State.Refused) {
            // The walk is the one probe of a refused account, and due once a minute.
            return usual.compareTo(PROBE_EVERY) < 0 ? usual : PROBE_EVERY;
        }
        return channels.lastSweep().isEmpty() && usual.compareTo(FIRST_TRIES) > 0 ? FIRST_TRIES : usual;
    }

    @Override
    public void lookSoon() {
        rhythm.now();
    }

    /** The account is refused, or accepted again: that is news for all of its resources. */
    private void changed() {
        wakeups.account();
        wakeups.everyone();
    }

    private void wakeOwners(java.util.Set<String> ids) {
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
            lookSoon();
        }
    }

    @Override
    public Readiness readiness() {
        if (health.state() instanceof AccountHealth.State.Refused(var code, var message, var since)) {
            return new Readiness.Unusable(
                    "is refused by the vendor since " + since + " with code " + code + ": " + message);
        }
        if (channels.lastSweep().isEmpty()) {
            return sweepProblem
                    .<Readiness>map(problem -> new Readiness.Unusable("could not be looked at yet: " + problem))
                    .orElseGet(Readiness.NotYet::new);
        }
        return new Readiness.Ready();
    }

    @Override
    public String identity() {
        return identity(settings, credentials);
    }

    /** Where the account is, and the access key: what makes two manifests one account. */
    static String identity(CdnetworksSettings settings, Credentials credentials) {
        return settings.endpoint() + " " + credentials.accessKey();
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

    @Override
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

    /** Where the vendor may send notices to; empty where the account has no {@code callbacks.baseUrl}. */
    public Optional<CallbackUrls> callbacks() {
        return notices.urls();
    }

    public NoticeBoard notices() {
        return notices;
    }

    /** By which secret notices come in. Whoever gave the addresses to the vendor has to give it the new ones. */
    void callbacks(CallbackSecrets.Answer answer) {
        if (notices.use(answer)) {
            changed();
        }
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
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
    public void quiet() {
        rhythm.close();
        gate.close();
    }

    @Override
    public void close() {
        quiet();
        client.close();
    }
}
