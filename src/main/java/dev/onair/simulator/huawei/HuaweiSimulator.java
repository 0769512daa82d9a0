package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AsOf;
import dev.onair.simulator.JsonFile;
import dev.onair.simulator.LogAdmin;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.RequestLog;
import dev.onair.simulator.SimulatedClock;
import dev.onair.simulator.SimulatorServer;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.Temperaments;
import dev.onair.simulator.fault.FaultForm;
import dev.onair.simulator.fault.Faults;
import dev.onair.simulator.fault.FaultsAdmin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Huawei Cloud Media Live and IAM on one local port, with everything that a test wants to do to them. */
public final class HuaweiSimulator implements AutoCloseable {
    private final Options options;
    private final Object monitor = new Object();
    private final SimulatedClock business;
    private final SimulatedClock signatures;
    private final Accounts accounts;
    private final Tokens tokens;
    private final OttChannels channels;
    private final Flows flows;
    private final Quirks quirks = new Quirks();
    private final Temperaments temperaments;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Dispatcher dispatcher;
    private final AdminRouter admin = new AdminRouter();
    private final SimulatorServer server;
    private volatile BiConsumer<Request, Reply> listener = (request, reply) -> {};
    private volatile BiFunction<Request, Reply, Reply> filter = (request, reply) -> reply;

    /**
     * How to start.
     *
     * @param port 0 for a free one
     * @param data the file that keeps channels and flows; in memory when empty. Tokens never outlive the process
     * @param requestsPerMinute of each account and category
     * @param clock the real time: of signatures, of quotas and, until it is moved, of tokens
     * @param accounts the first one's key is {@link #accessKey()}
     * @param ids makes flows' and packages' ids and tokens: 32 hex digits
     * @param temperaments in what it differs from the document, to begin with
     */
    public record Options(
            int port,
            Optional<Path> data,
            int requestsPerMinute,
            Clock clock,
            List<AccountSetup> accounts,
            Supplier<String> ids,
            Map<Temperament, ObjectNode> temperaments) {
        /** Table 1-2. */
        private static final int DOCUMENTED_LIMIT = 80;

        private static final int ID_BYTES = 16;

        public Options {
            accounts = List.copyOf(accounts);
            temperaments = Map.copyOf(temperaments);
            if (accounts.isEmpty()) throw new IllegalArgumentException("a simulator wants an account");
        }

        /** A free port, in memory, 80 requests a minute, the system's time, the sample account. */
        public static Options defaults() {
            return new Options(
                    0,
                    Optional.empty(),
                    DOCUMENTED_LIMIT,
                    Clock.systemUTC(),
                    List.of(AccountSetup.sample()),
                    () -> UUID.randomUUID().toString().replace("-", ""),
                    Map.of());
        }

        public Options withPort(int to) {
            return new Options(to, data, requestsPerMinute, clock, accounts, ids, temperaments);
        }

        public Options withData(Path to) {
            return new Options(port, Optional.of(to), requestsPerMinute, clock, accounts, ids, temperaments);
        }

        public Options withRequestsPerMinute(int to) {
            return new Options(port, data, to, clock, accounts, ids, temperaments);
        }

        public Options withClock(Clock to) {
            return new Options(port, data, requestsPerMinute, to, accounts, ids, temperaments);
        }

        public Options withAccounts(AccountSetup... to) {
            return new Options(port, data, requestsPerMinute, clock, List.of(to), ids, temperaments);
        }

        /** The same ids at each start. */
        public Options withSeed(long seed) {
            var random = new Random(seed);
            Supplier<String> seeded = () -> {
                var bytes = new byte[ID_BYTES];
                random.nextBytes(bytes);
                return HexFormat.of().formatHex(bytes);
            };
            return new Options(port, data, requestsPerMinute, clock, accounts, seeded, temperaments);
        }

        public Options withTemperaments(Temperament... to) {
            return withTemperaments(
                    Temperament.named(Stream.of(to).map(Temperament::word).toList()));
        }

        /** @param to with their settings, as {@link Temperament#named} reads them */
        public Options withTemperaments(Map<Temperament, ObjectNode> to) {
            return new Options(port, data, requestsPerMinute, clock, accounts, ids, to);
        }
    }

    private record Saved(List<OttChannel> channels, List<Flow> flows, Duration clockOffset) {}

    public static HuaweiSimulator start(Options options) {
        return new HuaweiSimulator(options);
    }

    /** With {@link Options#defaults()}. */
    public static HuaweiSimulator start() {
        return start(Options.defaults());
    }

    private HuaweiSimulator(Options options) {
        this.options = options;
        business = new SimulatedClock(options.clock());
        signatures = new SimulatedClock(options.clock());
        accounts = new Accounts(options.accounts(), options.requestsPerMinute(), options.clock());
        tokens = new Tokens(business, options.ids());
        var shown = new AsOf();
        channels = new OttChannels(monitor, options.clock(), shown, this::save);
        flows = new Flows(monitor, options.clock(), shown, this::newUuid, this::save);
        var form = new FaultForm(ServiceAdmin.faults(options.clock()));
        temperaments = new Temperaments(options.temperaments(), form);
        var cloud = new Cloud(channels, flows, quirks, temperaments, options.ids(), shown);
        dispatcher = new Dispatcher(
                cloud,
                new CreateToken(accounts, tokens),
                new IdentityCheck(accounts, tokens, signatures),
                faults,
                log,
                options.clock(),
                monitor);
        new LogAdmin(log).register(admin);
        new FaultsAdmin(faults, form).register(admin);
        new ChannelsAdmin(this).register(admin);
        new FlowsAdmin(this).register(admin);
        new AccountsAdmin(this).register(admin);
        new ServiceAdmin(this).register(admin);
        temperaments.register(admin);
        load();
        server = new SimulatorServer(options.port(), this::handle);
    }

    /** Of the API and of IAM. */
    public URI url() {
        return server.url();
    }

    /** The key that the first account was started with, whatever keys were added and removed since. */
    public String accessKey() {
        return options.accounts().getFirst().keys().keySet().stream()
                .min(String::compareTo)
                .orElseThrow();
    }

    /** The secret of {@link #accessKey()}. */
    public String secretKey() {
        return Optional.ofNullable(options.accounts().getFirst().keys().get(accessKey()))
                .orElseThrow();
    }

    /** The first account's first project. */
    public String projectId() {
        return options.accounts().getFirst().projects().values().iterator().next();
    }

    /** The region of {@link #projectId()}. */
    public String region() {
        return options.accounts().getFirst().projects().keySet().iterator().next();
    }

    public Faults faults() {
        return faults;
    }

    public OttChannels channels() {
        return channels;
    }

    public Flows flows() {
        return flows;
    }

    public Quirks quirks() {
        return quirks;
    }

    public Temperaments temperaments() {
        return temperaments;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** The account that the simulator was started with, the first of them. */
    public Account account() {
        return accounts.get(options.accounts().getFirst().domain());
    }

    public RequestLog requests() {
        return log;
    }

    /** The time that tokens go by. */
    public Instant now() {
        return business.instant();
    }

    /** Moves the time of tokens forward; signatures and quotas do not notice. */
    public void advance(Duration by) {
        business.advance(by);
        save();
    }

    /** Moves the time that signatures are checked against. */
    public void advanceSignatures(Duration by) {
        signatures.advance(by);
    }

    /** No token that was given out so far is good any more. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** The most requests of one account and category that arrived in any 60 seconds. */
    public int maxInWindow() {
        return accounts.all().stream()
                .flatMap(account -> account.quotas().values().stream())
                .mapToInt(quota -> quota.maxInWindow())
                .max()
                .orElse(0);
    }

    /** Tells of each request of the API and its answer, before the answer leaves. */
    public void onExchange(BiConsumer<Request, Reply> told) {
        listener = told;
    }

    /** Lets a test put another answer of the API in an answer's place: what was done stays done. */
    public void filterAnswers(BiFunction<Request, Reply, Reply> rewriting) {
        filter = rewriting;
    }

    @Override
    public void close() {
        server.close();
    }

    private String newUuid() {
        return options.ids().get().replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private Reply handle(Request request) {
        if (request.path().startsWith("/admin/")) return admin.handle(request);
        var reply = filter.apply(request, dispatcher.handle(request));
        listener.accept(request, reply);
        return reply;
    }

    private void load() {
        file().flatMap(JsonFile::load).ifPresent(saved -> {
            channels.restore(saved.channels());
            flows.restore(saved.flows());
            business.advance(saved.clockOffset());
        });
    }

    private void save() {
        synchronized (monitor) {
            file().ifPresent(file -> file.save(new Saved(channels.all(), flows.all(), business.offset())));
        }
    }

    private Optional<JsonFile<Saved>> file() {
        return options.data().map(path -> new JsonFile<>(path, Saved.class));
    }
}
