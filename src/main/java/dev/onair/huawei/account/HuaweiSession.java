package dev.onair.huawei.account;

import dev.onair.account.AccountCalls;
import dev.onair.account.AccountHealth;
import dev.onair.account.AllCalls;
import dev.onair.account.BulkDeletionGuard;
import dev.onair.account.CallListener;
import dev.onair.account.Calls;
import dev.onair.account.Claims;
import dev.onair.account.Clockwork;
import dev.onair.account.Gate;
import dev.onair.account.GateStats;
import dev.onair.account.Inventory;
import dev.onair.account.Refusable;
import dev.onair.account.Rhythm;
import dev.onair.account.Troubles;
import dev.onair.common.Hash;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Failures;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials;
import dev.onair.huawei.client.HuaweiClient;
import dev.onair.huawei.client.HuaweiError;
import dev.onair.huawei.client.cloudeye.CloudEye;
import dev.onair.huawei.client.flow.Flows;
import dev.onair.huawei.client.ott.ChannelPage;
import dev.onair.huawei.client.ott.ChannelQuery;
import dev.onair.huawei.client.ott.OttChannels;
import dev.onair.tenancy.ListProblems;
import dev.onair.tenancy.Session;
import dev.onair.tenancy.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * One account at work: its doors to the vendor, one for each category of the API, and what is known of its objects. It lives
 * as long as the account's settings stay the same.
 */
public final class HuaweiSession implements Session {
    private static final Caller OWNER = Caller.account("proof");
    private static final Duration FIRST_TRIES = Duration.ofSeconds(10);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(61);

    private final HuaweiSettings settings;
    private final Clockwork clock;
    private final Instant startedAt;
    private final Wakeups wakeups;
    private final HuaweiClient client;
    private final ProjectCalls project;
    private final AccountHealth health;
    private final Troubles troubles;
    private final Map<Category, Gate> gates = new EnumMap<>(Category.class);
    private final Map<Category, Calls> calls = new EnumMap<>(Category.class);
    private final Calls allCalls;
    private final Claims claims = new Claims();
    private final BulkDeletionGuard deletionGuard;
    private final OttChannelList ottChannels;
    private final FlowList flows;
    private final CloudEyeDimensions dimensions;

    private final Rhythm rhythm;
    private final Refusable refusable;
    private volatile Instant accountSince;
    private volatile Credentials credentials;
    private volatile boolean proven;
    private volatile Optional<Failure> proofProblem = Optional.empty();
    /** Until a call shows that the new credentials work. */
    private final AtomicBoolean rotated = new AtomicBoolean();

    /**
     * What the lists of a session are made of.
     *
     * @param wake told the vendor's ids of which there is news
     * @param allowance calls that may be sent in a minute
     */
    record Parts(
            HuaweiSettings settings,
            ProjectCalls project,
            Map<Category, Calls> calls,
            Claims claims,
            Clockwork clock,
            Wakeups wakeups,
            Consumer<Set<String>> wake,
            ToIntFunction<Category> allowance) {
        Calls calls(Category category) {
            return Objects.requireNonNull(calls.get(category));
        }
    }

    /** @param rememberedProject the id that an earlier session looked up */
    public HuaweiSession(
            HuaweiSettings settings,
            Credentials credentials,
            Optional<String> rememberedProject,
            Clockwork clock,
            CallListener metrics,
            Wakeups wakeups) {
        this.settings = settings;
        this.credentials = credentials;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.accountSince = startedAt;
        this.rhythm = new Rhythm(clock);
        this.refusable = new Refusable(rhythm);
        this.wakeups = wakeups;
        this.client = new HuaweiClient(settings.client(), () -> this.credentials, clock);
        this.project = new ProjectCalls(client, settings.client(), rememberedProject);
        this.health = new AccountHealth(clock);
        this.troubles = new Troubles(clock, settings.patience(), this::waitingWork, metrics, wakeups::account);
        settings.gates().forEach((category, quota) -> {
            var gate = new Gate(quota, clock, troubles, wakeups::turn, wakeups::admits);
            gates.put(category, gate);
            calls.put(category, new AccountCalls(health, gate));
        });
        this.allCalls = new AllCalls(calls(Category.OttChannels), List.copyOf(calls.values()));
        this.deletionGuard = new BulkDeletionGuard(settings.deletionGuard(), clock);
        var parts = new Parts(settings, project, calls, claims, clock, wakeups, this::wakeOwners, this::allowance);
        this.ottChannels = new OttChannelList(parts);
        this.flows = new FlowList(parts);
        this.dimensions = new CloudEyeDimensions(parts);
        health.onRecovery(this::accepted);
        health.onRefusal(this::refused);
    }

    /** Begins to prove the credentials. */
    public void start() {
        rhythm.start(Duration.ZERO, this::prove, this::interval);
    }

    /** One cheap call, and only while there is something to prove: the lists prove the rest as they are walked. */
    private void prove() {
        var isDue = !proven
                || rotated.get()
                || proofProblem.isPresent()
                || health.state() instanceof AccountHealth.State.Refused;
        if (isDue) {
            var first = !proven;
            var outcome = refusable.look(
                    () -> project.resolve(calls(Category.OttChannels)).then(this::ask));
            switch (outcome) {
                case Outcome.Done<ChannelPage> ignored -> {
                    proven = true;
                    proofProblem = Optional.empty();
                    // What was refused to the old credentials may be granted to the new ones.
                    if (rotated.getAndSet(false) || first) {
                        wakeups.everyone();
                    }
                }
                case Outcome.Failed<ChannelPage>(var why) -> {
                    // Who waits for the very first look must be able to say why it does not come.
                    if (proofProblem.isEmpty() && first) {
                        proofProblem = Optional.of(why);
                        wakeups.everyone();
                    }
                    proofProblem = Optional.of(why);
                }
            }
            wakeups.account();
        }
        if (proven && settings.cloudEye()) {
            dimensions.refresh();
            wakeups.account();
        }
    }

    private Outcome<ChannelPage> ask(ProjectCalls.Areas areas) {
        return calls(Category.OttChannels)
                .call(
                        Lane.SNAPSHOT,
                        OWNER,
                        "listChannel",
                        () -> AccountCalls.proving(areas.ott().listChannel(ChannelQuery.page(1, 0))));
    }

    private Duration interval() {
        if (health.state() instanceof AccountHealth.State.Refused) {
            // The proof is the one probe of a refused account, and due once a minute.
            return PROBE_EVERY;
        }
        return proven ? settings.driftCheckInterval() : FIRST_TRIES;
    }

    @Override
    public void lookSoon() {
        rhythm.now();
        ottChannels.walked().lookSoon();
        flows.walked().lookSoon();
    }

    private void refused(Failure.AuthRefused refusal) {
        if (refusal.code().equals(HuaweiError.WRONG_PROJECT.code())) {
            project.doubt();
        }
        changed();
        rhythm.now();
    }

    private void accepted() {
        changed();
        refusable.accepted();
        ottChannels.walked().accepted();
        flows.walked().accepted();
    }

    /** The account is refused, or accepted again: that is news for all of its resources. */
    private void changed() {
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
            var isAnother = !identity(settings, changed).equals(identity());
            if (isAnother) {
                // What is found before it is settled was found at either of the two.
                accountSince = Instant.MAX;
            }
            credentials = changed;
            if (isAnother) {
                accountSince = clock.instant();
                gates.values().forEach(gate -> gate.recall(Lane.DELETE));
            }
            rotated.set(true);
            health.credentialsChanged();
            lookSoon();
        }
    }

    @Override
    public Readiness readiness() {
        if (health.state() instanceof AccountHealth.State.Refused(var code, var message, var since)) {
            return new Readiness.Unusable("is refused by the vendor since " + since.truncatedTo(ChronoUnit.SECONDS)
                    + Failures.coded(code, message));
        }
        return proven
                ? new Readiness.Ready()
                : ListProblems.own(proofProblem)
                        .<Readiness>map(
                                problem -> new Readiness.Unusable("could not be looked at yet: " + problem.message()))
                        .orElseGet(Readiness.NotYet::new);
    }

    @Override
    public String identity() {
        return identity(settings, credentials);
    }

    /** Where the account is, and who calls: the vendor counts requests by user, whatever the project. */
    static String identity(HuaweiSettings settings, Credentials credentials) {
        var user = switch (credentials) {
            case Credentials.AccessKey key -> key.accessKey();
            case Credentials.Password password -> password.domain() + "/" + password.username();
        };
        return settings.client().endpoint() + " " + user;
    }

    @Override
    public Optional<String> account() {
        var where = settings.client();
        return projectId().map(project -> Hash.of(identity(), where.region(), project));
    }

    @Override
    public String accountsFields() {
        return "spec.endpoint, spec.region, spec.projectId and the user in its Secret";
    }

    @Override
    public Instant accountSince() {
        return accountSince;
    }

    @Override
    public List<Inventory> inventories() {
        return List.of(ottChannels.inventory(), flows.inventory());
    }

    public HuaweiSettings settings() {
        return settings;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant now() {
        return clock.instant();
    }

    /** What may be remembered of a secret that is sent. */
    public Fingerprint fingerprint(Secret secret) {
        return Fingerprint.of(credentials, secret);
    }

    /**
     * Names what a refusal depends on, apart from the manifest: where the account is, and who calls. The same in every
     * process. Not a secret.
     */
    public String basis() {
        var where = settings.client();
        return Hash.of(
                identity(),
                where.region(),
                Objects.requireNonNullElse(where.projectId(), ""),
                fingerprint(new Secret("basis")).text());
    }

    /** Which project the calls go to, in words that stay the same whoever makes them: temporary keys are others every day. */
    public String place() {
        var where = settings.client();
        return where.endpoint() + " " + where.region() + " " + projectId().orElse("");
    }

    /** Empty until it is known. */
    public Optional<String> projectId() {
        return project.areas().map(ProjectCalls.Areas::projectId);
    }

    /**
     * The calls of channels, to be sent through {@link #ottCalls}.
     *
     * @throws IllegalStateException before the session was ready once
     */
    public OttChannels ottClient() {
        return areas().ott();
    }

    /** The calls of flows, to be sent through {@link #flowCalls}; else as {@link #ottClient}. */
    public Flows flowClient() {
        return areas().flows();
    }

    /** The calls of Cloud Eye, to be sent through {@link #cloudEyeCalls}; else as {@link #ottClient}. */
    public CloudEye cloudEyeClient() {
        return areas().cloudEye();
    }

    private ProjectCalls.Areas areas() {
        return project.areas().orElseThrow(() -> new IllegalStateException("the project's id is not known yet"));
    }

    /** All three gates as one, to recall an owner's calls; what is called through it goes to that of channels. */
    @Override
    public Calls calls() {
        return allCalls;
    }

    public Calls ottCalls() {
        return calls(Category.OttChannels);
    }

    public Calls flowCalls() {
        return calls(Category.StreamConnect);
    }

    public Calls cloudEyeCalls() {
        return calls(Category.CloudEye);
    }

    private Calls calls(Category category) {
        return Objects.requireNonNull(calls.get(category));
    }

    public OttChannelList ottChannels() {
        return ottChannels;
    }

    public FlowList flows() {
        return flows;
    }

    CloudEyeDimensions dimensions() {
        return dimensions;
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
        return gates.values().stream().map(Gate::stats).toList();
    }

    private int waitingWork() {
        return quotas().stream().mapToInt(GateStats::waitingWork).sum();
    }

    @Override
    public Optional<Troubles.Trouble> trouble() {
        return troubles.lasting();
    }

    public GateStats stats(Category category) {
        return Objects.requireNonNull(gates.get(category)).stats();
    }

    private int allowance(Category category) {
        return stats(category).allowancePerMinute();
    }

    /** Whether the vendor has accepted the account since the session began. */
    boolean isProven() {
        return proven;
    }

    /** Why the account or one of its lists could not be looked at the last time, if it could not. */
    public Optional<Failure> problem() {
        return ListProblems.first(Stream.of(
                proofProblem, ottChannels.walked().problem(), flows.walked().problem()));
    }

    /** How many walks have failed in a row. */
    public int failures() {
        return Math.max(ottChannels.walked().failures(), flows.walked().failures());
    }

    @Override
    public void quiet() {
        rhythm.close();
        ottChannels.walked().close();
        flows.walked().close();
        gates.values().forEach(Gate::close);
    }

    @Override
    public void close() {
        quiet();
        ottChannels.close();
        flows.close();
        client.close();
    }
}
