package dev.onair.scenarios;

import dev.onair.account.CallListener;
import dev.onair.account.GateStats;
import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.Sessions;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.forwardtask.ForwardTask;
import dev.onair.cdnetworks.forwardtask.ForwardTaskParts;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelParts;
import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.cdnetworks.recorddirectory.RecordDirectory;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryParts;
import dev.onair.cdnetworks.recordtask.RecordTask;
import dev.onair.cdnetworks.recordtask.RecordTaskParts;
import dev.onair.cdnetworks.statecallback.ChannelStateCallback;
import dev.onair.cdnetworks.statecallback.StateCallbackParts;
import dev.onair.operator.Configs;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.Temperaments;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.OpenAccount;
import dev.onair.tenancy.ResidentReconciler;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** CDNetworks Cloud Live. */
final class CdnetworksVendor implements PlayedVendor {
    private static final Set<String> INTERRUPTIONS =
            Set.of("deleteChannel", "disconnectStream", "channelForbidden", "endRecordTask", "endForwardTask");

    private final PlayedClock clock;
    private final CdnetworksSimulator simulator;
    private Optional<AccountParts> parts = Optional.empty();
    private Optional<CdnetworksSession> session = Optional.empty();

    CdnetworksVendor(PlayedClock clock, Temperament... temperaments) {
        this.clock = clock;
        simulator = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults()
                .withSeed(1)
                .withClock(clock)
                .withRequestsPerMinute(1_000_000)
                .withTemperaments(temperaments));
    }

    @Override
    public List<PlayedKind<?>> kinds(KubernetesClient client, Facilities facilities, Clock time) {
        var account = AccountParts.of(client, Configs.of(Duration.ofSeconds(30), Configs.PATIENCE));
        parts = Optional.of(account);
        return List.of(
                new PlayedKind<>(
                        LiveChannel.class,
                        (ResidentReconciler<LiveChannel, ?, ?, ?, ?, ?>)
                                LiveChannelParts.reconciler(account, facilities),
                        client,
                        time),
                new PlayedKind<>(
                        PullChannel.class,
                        (ResidentReconciler<PullChannel, ?, ?, ?, ?, ?>)
                                PullChannelParts.reconciler(account, facilities),
                        client,
                        time),
                new PlayedKind<>(
                        RecordDirectory.class,
                        (ResidentReconciler<RecordDirectory, ?, ?, ?, ?, ?>)
                                RecordDirectoryParts.reconciler(account, facilities),
                        client,
                        time),
                new PlayedKind<>(
                        RecordTask.class,
                        (ResidentReconciler<RecordTask, ?, ?, ?, ?, ?>) RecordTaskParts.reconciler(account, facilities),
                        client,
                        time),
                new PlayedKind<>(
                        ForwardTask.class,
                        (ResidentReconciler<ForwardTask, ?, ?, ?, ?, ?>)
                                ForwardTaskParts.reconciler(account, facilities),
                        client,
                        time),
                new PlayedKind<>(
                        ChannelStateCallback.class,
                        (ResidentReconciler<ChannelStateCallback, ?, ?, ?, ?, ?>)
                                StateCallbackParts.reconciler(account, facilities),
                        client,
                        time));
    }

    @Override
    public void open(CallListener listener) {
        var accounts = parts.orElseThrow().accounts();
        var opened = Sessions.session(
                simulator.url(),
                new Credentials(simulator.accessKey(), simulator.secretKey()),
                clock,
                listener,
                accounts.wakeups(ACCOUNT, account -> {}));
        session = Optional.of(opened);
        OpenAccount.put(accounts, ACCOUNT, new CdnetworksAccountSpec(), opened, clock);
        opened.start(Duration.ZERO);
    }

    @Override
    public void look() {
        session.orElseThrow().lookSoon();
    }

    @Override
    public List<GateStats> quotas() {
        return session.map(CdnetworksSession::quotas).orElse(List.of());
    }

    @Override
    public boolean gathers() {
        return session.filter(open -> open.batches().deletions().waiting() > 0
                        || open.channels().lookingForNew() > 0
                        || open.pullChannels().channels().lookingForNew() > 0)
                .isPresent();
    }

    @Override
    public URI url() {
        return simulator.url();
    }

    @Override
    public String call(Request request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    @Override
    public boolean isWrite(String call) {
        return !call.startsWith("get") && !call.endsWith("Query") && !call.endsWith("LiveState");
    }

    @Override
    public boolean isInterruption(String call) {
        return INTERRUPTIONS.contains(call);
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
        session.ifPresent(CdnetworksSession::close);
        simulator.close();
    }
}
