package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.LogAdmin;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.RequestLog;
import dev.onair.simulator.SimulatedClock;
import dev.onair.simulator.SimulatorServer;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.Temperaments;
import dev.onair.simulator.Ticker;
import dev.onair.simulator.callback.CallbacksAdmin;
import dev.onair.simulator.callback.Courier;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CDNetworks Cloud Live on a local port, with everything that a test wants to do to it. */
public final class CdnetworksSimulator implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);

    private final Options options;
    private final SimulatedClock business;
    private final SimulatedClock signatures;
    private final Accounts accounts;
    private final Channels channels;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Temperaments temperaments;
    private final Dispatcher dispatcher;
    private final AdminRouter admin = new AdminRouter();
    private final SimulatorServer server;
    private final Courier courier;
    private final Services services;
    private final Timeline timeline;
    private final Memory memory;
    private final Ticker ticker;
    private volatile BiConsumer<Request, Reply> listener = (request, reply) -> {};
    private volatile BiFunction<Request, Reply, Reply> filter = (request, reply) -> reply;

    /**
     * How to start.
     *
     * @param port 0 for a free one
     * @param data the file that keeps the state; in memory when empty
     * @param requestsPerMinute of each account
     * @param clock the real time: of signatures, of quotas and, until it is moved, of the business
     * @param accounts the first one's key is {@link #accessKey()}
     * @param ids makes pull ids, push ids and whiteboard ids: 32 hex digits
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
        private static final int DOCUMENTED_LIMIT = 200;
        private static final int ID_BYTES = 16;

        public Options {
            accounts = List.copyOf(accounts);
            temperaments = Map.copyOf(temperaments);
            if (accounts.isEmpty()) throw new IllegalArgumentException("a simulator wants an account");
        }

        /** A free port, in memory, 200 requests a minute, the system's time, the sample account. */
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

    public static CdnetworksSimulator start(Options options) {
        return new CdnetworksSimulator(options);
    }

    /** With {@link Options#defaults()}. */
    public static CdnetworksSimulator start() {
        return start(Options.defaults());
    }

    private CdnetworksSimulator(Options options) {
        this.options = options;
        business = new SimulatedClock(options.clock());
        signatures = new SimulatedClock(options.clock());
        accounts = new Accounts(options.accounts(), options.requestsPerMinute(), options.clock());
        channels = new Channels(business, options.clock(), options.ids());
        courier = new Courier(business);
        services = Services.of(accounts, channels, business, courier);
        timeline = new Timeline(channels, services, business);
        memory = new Memory(options.data().map(StateFile::new), accounts, channels, services, courier, business);
        var cloud = new Cloud(accounts, channels, new ChannelUrls(accounts, business), business);
        var routes = Routes.of(cloud, services);
        var calls = routes.stream().map(Route::call).collect(Collectors.toUnmodifiableSet());
        var form = new FaultForm(ServiceAdmin.faults(options.clock(), services, calls));
        temperaments = new Temperaments(options.temperaments(), form);
        var gates = new Dispatcher.Gatekeeping(options.clock(), signatures, faults, log, temperaments);
        dispatcher = new Dispatcher(cloud, routes, timeline::settle, gates);
        registerAdmin(cloud, form);
        memory.load();
        channels.onChange(memory::save);
        channels.watch(timeline);
        courier.onChange(memory::save);
        server = new SimulatorServer(options.port(), this::handle);
        ticker = new Ticker(TICK, this::settle);
    }

    private void registerAdmin(Cloud cloud, FaultForm form) {
        new LogAdmin(log).register(admin);
        temperaments.register(admin);
        new FaultsAdmin(faults, form).register(admin);
        new ChannelsAdmin(cloud).register(admin);
        new TasksAdmin(channels, services, business).register(admin);
        new CallbacksAdmin(courier).register(admin);
        new AccountsAdmin(this).register(admin);
        new ServiceAdmin(this).register(admin);
    }

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

    public Faults faults() {
        return faults;
    }

    /** In what it differs from the document. */
    public Temperaments temperaments() {
        return temperaments;
    }

    public Channels channels() {
        return channels;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** The account that the simulator was started with, the first of them. */
    public Account account() {
        return first();
    }

    public RequestLog requests() {
        return log;
    }

    /** The time of the business: what bans, creation times and `pusht` go by. */
    public Instant now() {
        return business.instant();
    }

    /**
     * Moves the time of the business forward, and does all that falls due by it before it returns; notices are on their
     * way then. Signatures and quotas have their own time, so that signed requests stay valid.
     */
    public void advance(Duration by) {
        business.advance(by);
        settle();
        memory.save();
    }

    /** Moves the time that signatures are checked against. */
    public void advanceSignatures(Duration by) {
        signatures.advance(by);
    }

    public void throttleAnswer(ThrottleAnswer answer) {
        dispatcher.throttleAnswer(answer);
    }

    /** The most requests of one account that arrived in any 60 seconds. */
    public int maxInWindow() {
        return accounts.all().stream()
                .mapToInt(account -> account.quota().maxInWindow())
                .max()
                .orElse(0);
    }

    /** Another key of the first account. */
    public void addKey(String accessKey, String secretKey) {
        addKey(first().name(), accessKey, secretKey);
    }

    public void addKey(String account, String accessKey, String secretKey) {
        accounts.get(account).keys().put(accessKey, secretKey);
    }

    public void removeKey(String accessKey) {
        accounts.all().forEach(account -> account.keys().remove(accessKey));
    }

    /** A recording directory that was made without the API. */
    public void addDirectory(String account, String directoryId) {
        accounts.get(account).directories().add(directoryId);
        memory.save();
    }

    /** The same, with its names. */
    public void addDirectory(RecordDirectory directory) {
        services.directories().put(directory);
        addDirectory(directory.account(), directory.directoryId());
    }

    /** Recordings, forward tasks, and what else the account made. */
    public Services services() {
        return services;
    }

    /** What is sent to receivers, and what came of it. */
    public Courier callbacks() {
        return courier;
    }

    @Override
    public void close() {
        ticker.close();
        server.close();
        courier.close();
    }

    private Account first() {
        return accounts.get(options.accounts().getFirst().name());
    }

    /** Tells of each request of the API and its answer, before the answer leaves. */
    public void onExchange(BiConsumer<Request, Reply> told) {
        listener = told;
    }

    /** Lets a test put another answer of the API in an answer's place: what was done stays done. */
    public void filterAnswers(BiFunction<Request, Reply, Reply> rewriting) {
        filter = rewriting;
    }

    private Reply handle(Request request) {
        if (request.path().startsWith("/admin/")) return admin.handle(request);
        var reply = filter.apply(request, dispatcher.handle(request));
        listener.accept(request, reply);
        return reply;
    }

    /** Does what is due by the time of the business, and sends again what no receiver accepted. */
    private void settle() {
        timeline.settle();
        courier.deliverDue();
    }
}
