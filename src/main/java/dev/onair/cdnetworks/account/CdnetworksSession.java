package dev.onair.cdnetworks.account;

import dev.onair.account.AccountCalls;
import dev.onair.account.AccountChange.Bound;
import dev.onair.account.AccountHealth;
import dev.onair.account.BulkDeletionGuard;
import dev.onair.account.CallListener;
import dev.onair.account.Calls;
import dev.onair.account.Claims;
import dev.onair.account.Clockwork;
import dev.onair.account.Gate;
import dev.onair.account.GateStats;
import dev.onair.account.Gathering;
import dev.onair.account.Inventory;
import dev.onair.account.SpacedGathering;
import dev.onair.account.Sweep;
import dev.onair.account.Troubles;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.CdnetworksError;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.cdnetworks.client.PullChannelDetails;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.common.Hash;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.tenancy.ListProblems;
import dev.onair.tenancy.Session;
import dev.onair.tenancy.Wakeups;
import dev.onair.tenancy.WalkedList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One account at work: its door to the vendor, what is known of its channels, and the walks that keep that fresh. It lives
 * as long as the account's address and generation of the API stay the same.
 */
public final class CdnetworksSession implements Session {
    /** What is deleted together reaches the operator within this time, mostly. */
    private static final Duration GATHERING = Duration.ofSeconds(1);

    private final CdnetworksSettings settings;
    private final Clockwork clock;
    private final Instant startedAt;
    private final CdnetworksClient client;
    private final Troubles troubles;
    private final Gate gate;
    private final AccountHealth health;
    private final AccountCalls calls;
    private final Viewers viewers;
    private final Channels<ChannelEntry, ChannelDetails> channels;
    private final PullChannelList pullChannels;
    private final ForwardTaskWatch forwardTasks;
    private final ChannelBatches batches;
    private final LiveStates liveStates;
    private final Claims claims = new Claims();
    private final RecordDirectories recordDirectories;
    private final RecordTaskWatch recordTasks;
    private final TaskLooks taskLooks;
    private final BulkDeletionGuard deletionGuard;
    private final IdleSources idleSources;
    private final NoticeBoard notices;
    private final Wakeups wakeups;

    private final AccountWalks walks;
    private volatile Instant accountSince;
    private volatile Credentials credentials;

    /**
     * Opens no connection yet.
     *
     * @param audience told how many watch
     */
    public CdnetworksSession(
            CdnetworksSettings settings,
            Credentials credentials,
            Clockwork clock,
            CallListener metrics,
            Wakeups wakeups,
            Viewers.Listener audience) {
        this.settings = settings;
        this.credentials = credentials;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.accountSince = startedAt;
        this.wakeups = wakeups;
        this.client = new CdnetworksClient(
                CdnetworksClient.Settings.of(settings.endpoint(), settings.signing()), () -> this.credentials, clock);
        this.troubles =
                new Troubles(clock, settings.patience(), () -> stats().waitingWork(), metrics, this::troubleChanged);
        this.gate = new Gate(settings.gate(), clock, troubles, wakeups::turn, wakeups::admits);
        this.health = new AccountHealth(clock);
        this.calls =
                new AccountCalls(health, gate, refusal -> refusal.code().equals(CdnetworksError.WRONG_TOKEN.code()));
        this.viewers = new Viewers(client, calls, clock, this::wakeOwners, audience);
        this.channels = channels(new ChannelCalls.Pushed(client));
        var pulling = new ChannelCalls.Pulling(client.pullChannels());
        this.pullChannels = pullChannels(channels(pulling), pulling.kind());
        var gathering = Gathering.during(GATHERING, clock);
        this.batches = ChannelBatches.of(calls, client, gathering);
        this.liveStates = LiveStates.of(client, calls, channels, settings, gathering, clock, wakeups::resources);
        this.recordDirectories = new RecordDirectories(client, calls, clock, settings.detailCheckInterval());
        this.recordTasks =
                new RecordTaskWatch(client, calls, claims, clock, settings.createVisibility(), wakeups::resources);
        this.forwardTasks = new ForwardTaskWatch(client, calls, clock, settings, wakeups::resources);
        this.taskLooks = new TaskLooks(forwardTasks, recordTasks, clock);
        this.idleSources = new IdleSources(
                pullId -> channels.entry(pullId).flatMap(entry -> Optional.ofNullable(entry.state())),
                claims,
                wakeups::resources);
        this.deletionGuard = new BulkDeletionGuard(settings.deletionGuard(), clock);
        this.notices = new NoticeBoard(
                client, calls, channels, claims, clock, () -> gate.stats().allowancePerMinute(), this::wakeOwners);
        notices.recordTasks(recordTasks::hint);
        notices.forwardTasks(forwardTasks::hint);
        this.walks = new AccountWalks(channels, health, settings.driftCheckInterval(), clock, wakeups, this::walked);
        health.onRecovery(this::accepted);
        health.onRefusal(refusal -> changed());
    }

    /**
     * Begins to walk over the list; the first walk is what proves the credentials.
     *
     * @param delay not zero after another session of the same account: the vendor takes two equal requests of one second
     *     for a replay
     */
    public void start(Duration delay) {
        walks.start(delay);
    }

    private <E extends ListedChannel, D extends ConfiguredChannel> Channels<E, D> channels(ChannelCalls<E, D> sort) {
        return new Channels<>(
                sort,
                calls,
                claims,
                viewers,
                settings.createVisibility(),
                clock,
                this::isQuotaShort,
                new SpacedGathering(
                        clock, this::isQuotaShort, () -> gate.stats().allowancePerMinute()),
                this::wakeOwners);
    }

    private boolean isQuotaShort() {
        return gate.stats().waitingWork() > 0;
    }

    private PullChannelList pullChannels(Channels<PullChannelEntry, PullChannelDetails> pulling, String kind) {
        return new PullChannelList(
                pulling,
                new WalkedList(
                        kind,
                        "pull channels",
                        pulling,
                        settings.driftCheckInterval(),
                        clock,
                        wakeups,
                        () -> pulling.rounds().go(pulling.managed(), settings.detailCheckInterval())));
    }

    /** What is done with each walk over the list. */
    private void walked(Sweep sweep) {
        notices.swept(sweep);
        liveStates.walked(sweep);
        idleSources.walked();
        if (wakeups.hosts(RecordDirectories.KIND)) {
            // Else nobody may ask for them, and their account is judged by them too.
            recordDirectories.lookSince(accountSince);
        }
        channels.rounds().go(channels.managed(), settings.detailCheckInterval());
        viewers.count(Stream.concat(channels.watched(), pullChannels.channels().watched())
                .toList());
        viewers.countPushDomains(settings.monitoredPushDomains());
    }

    @Override
    public void lookSoon() {
        walks.lookSoon();
        pullChannels.walks().lookSoon();
        forwardTasks.lookSoon();
    }

    private void troubleChanged() {
        wakeups.account();
        notices.answers(trouble().isEmpty());
    }

    private void accepted() {
        changed();
        walks.accepted();
        pullChannels.walks().accepted();
        forwardTasks.accepted();
    }

    /** The account is refused, or accepted again: that is news for all of its resources. */
    private void changed() {
        wakeups.account();
        wakeups.everyone();
    }

    private void wakeOwners(Set<String> ids) {
        var owners = claims.ownersOf(ids);
        if (!owners.isEmpty()) {
            wakeups.resources(owners);
        }
    }

    /** Credentials that a person changed: tried at once. */
    public void rotate(Credentials changed) {
        if (!changed.equals(credentials)) {
            var isAnother = !changed.accessKey().equals(credentials.accessKey());
            if (isAnother) {
                // What is found before it is settled was found at either of the two.
                accountSince = Instant.MAX;
            }
            credentials = changed;
            if (isAnother) {
                accountSince = clock.instant();
                gate.recall(Lane.DELETE);
                batches.deletions().recallAll();
            }
            walks.rotated();
            health.credentialsChanged();
            lookSoon();
        }
    }

    @Override
    public Readiness readiness() {
        return walks.readiness();
    }

    @Override
    public String identity() {
        return AccountIdentity.text(settings, credentials);
    }

    /** Names what a refusal depends on, apart from the manifest: where the account is, and who calls. Not a secret. */
    public String basis() {
        return Hash.of(
                identity(), settings.signing().name(), Hash.keyed(credentials.secretKey(), credentials.accessKey()));
    }

    @Override
    public Optional<String> account() {
        return Optional.of(place());
    }

    /** Which account this is, as {@link #account}: nothing but where it is and its access key tells that. */
    public String place() {
        return Hash.of(identity());
    }

    @Override
    public String accountsFields() {
        return "spec.endpoint and the access key in its Secret";
    }

    @Override
    public Instant accountSince() {
        return accountSince;
    }

    @Override
    public List<Inventory> inventories() {
        return AccountLists.of(client, channels, pullChannels.channels(), recordDirectories, forwardTasks, recordTasks);
    }

    @Override
    public void look(List<Bound> objects, Runnable looked) {
        taskLooks.go(objects, () -> {
            looked.run();
            wakeups.account();
        });
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

    public Channels<ChannelEntry, ChannelDetails> channels() {
        return channels;
    }

    public PullChannelList pullChannels() {
        return pullChannels;
    }

    Viewers viewers() {
        return viewers;
    }

    public ForwardTaskWatch forwardTasks() {
        return forwardTasks;
    }

    /** What is sent for many channels in one call. */
    public ChannelBatches batches() {
        return batches;
    }

    /** Whether channels are on air now. */
    public LiveStates liveStates() {
        return liveStates;
    }

    public RecordDirectories recordDirectories() {
        return recordDirectories;
    }

    public RecordTaskWatch recordTasks() {
        return recordTasks;
    }

    public IdleSources idleSources() {
        return idleSources;
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
    public BulkDeletionGuard deletionGuard() {
        return deletionGuard;
    }

    public AccountHealth.State health() {
        return health.state();
    }

    @Override
    public List<GateStats> quotas() {
        return List.of(stats());
    }

    @Override
    public Optional<Troubles.Trouble> trouble() {
        return troubles.lasting();
    }

    public GateStats stats() {
        return gate.stats();
    }

    /** Why a list could not be walked the last time, if one could not. */
    public Optional<Failure> sweepProblem() {
        var asksForDirectories = wakeups.hosts(RecordDirectories.KIND);
        return ListProblems.first(Stream.of(
                walks.problem(),
                pullChannels.walks().problem(),
                ListProblems.excessive(forwardTasks.problem()),
                asksForDirectories ? ListProblems.excessive(recordDirectories.problem()) : Optional.empty()));
    }

    /** How many walks have failed in a row. */
    public int sweepFailures() {
        return walks.failures();
    }

    @Override
    public void quiet() {
        walks.close();
        pullChannels.walks().close();
        forwardTasks.close();
        gate.close();
        viewers.close();
    }

    @Override
    public void close() {
        quiet();
        channels.close();
        pullChannels.channels().close();
        recordDirectories.close();
        client.close();
    }
}
