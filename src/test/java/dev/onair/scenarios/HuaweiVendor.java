package dev.onair.scenarios;

import dev.onair.account.CallListener;
import dev.onair.account.GateStats;
import dev.onair.huawei.account.HuaweiAccountSpec;
import dev.onair.huawei.account.HuaweiParts;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.account.Sessions;
import dev.onair.huawei.flow.Flow;
import dev.onair.huawei.flow.FlowParts;
import dev.onair.huawei.ottchannel.OttChannel;
import dev.onair.huawei.ottchannel.OttChannelParts;
import dev.onair.operator.Configs;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.Temperaments;
import dev.onair.simulator.huawei.HuaweiSimulator;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.OpenAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Huawei Cloud Media Live. */
final class HuaweiVendor implements PlayedVendor {
    private final PlayedClock clock;
    private final HuaweiSimulator simulator;
    private Optional<HuaweiParts> parts = Optional.empty();
    private Optional<HuaweiSession> session = Optional.empty();

    HuaweiVendor(PlayedClock clock, Temperament... temperaments) {
        this.clock = clock;
        simulator = HuaweiSimulator.start(HuaweiSimulator.Options.defaults()
                .withSeed(1)
                .withClock(clock)
                .withRequestsPerMinute(1_000_000)
                .withTemperaments(temperaments));
    }

    @Override
    public List<PlayedKind<?>> kinds(KubernetesClient client, Facilities facilities, Clock time) {
        var account = HuaweiParts.of(client, Configs.of(Duration.ofSeconds(30), Configs.PATIENCE));
        parts = Optional.of(account);
        return List.of(
                new PlayedKind<>(OttChannel.class, OttChannelParts.reconciler(account, facilities), client, time),
                new PlayedKind<>(Flow.class, FlowParts.reconciler(account, facilities), client, time));
    }

    @Override
    public void open(CallListener listener) {
        var accounts = parts.orElseThrow().accounts();
        var opened = Sessions.session(simulator, clock, listener, accounts.wakeups(ACCOUNT, account -> {}));
        session = Optional.of(opened);
        OpenAccount.put(accounts, ACCOUNT, new HuaweiAccountSpec(), opened, clock);
        opened.start();
    }

    @Override
    public void look() {
        session.orElseThrow().lookSoon();
    }

    @Override
    public List<GateStats> quotas() {
        return session.map(HuaweiSession::quotas).orElse(List.of());
    }

    @Override
    public URI url() {
        return simulator.url();
    }

    @Override
    public String call(Request request) {
        return request.method() + request.path().substring(request.path().indexOf('/', "/v1/".length()));
    }

    @Override
    public boolean isWrite(String call) {
        return !call.startsWith("GET/");
    }

    @Override
    public boolean isInterruption(String call) {
        return call.startsWith("DELETE/") || call.endsWith("/state") || call.endsWith("/stop");
    }

    @Override
    public Temperaments temperaments() {
        return simulator.temperaments();
    }

    @Override
    public void onExchange(BiConsumer<Request, Reply> told) {
        simulator.onExchange(told);
    }

    @Override
    public void filterAnswers(BiFunction<Request, Reply, Reply> rewriting) {
        simulator.filterAnswers(rewriting);
    }

    @Override
    public void close() {
        session.ifPresent(HuaweiSession::close);
        simulator.close();
    }
}
