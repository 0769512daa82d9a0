package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.AccountParts;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.forwardtask.ForwardTaskParts;
import dev.onair.cdnetworks.livechannel.LiveChannelParts;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryParts;
import dev.onair.cdnetworks.recordtask.RecordTaskParts;
import dev.onair.cdnetworks.statecallback.StateCallbackParts;
import dev.onair.common.AccountSpec;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.ForwardTask;
import dev.onair.simulator.cdnetworks.RecordTask;
import dev.onair.simulator.cdnetworks.StateCallback;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A {@link Battleground} with a kind of CDNetworks'. */
final class CdnetworksGround {
    private CdnetworksGround() {}

    /** @param beside kinds that the operator has besides */
    static Battleground of(String kind, String... beside) {
        var kinds = Stream.concat(Stream.of(kind), Stream.of(beside)).distinct().toList();
        var operator = new OperatorStage(
                kinds.stream().map(CdnetworksGround::plural).toList(),
                (account, facilities) -> kinds.stream()
                        .<ConfigurableReconciler<?>>map(one -> reconciler(one, account, facilities))
                        .toList());
        operator.credentials();
        operator.account(account -> {
            account.allowedNamespaces = Battleground.team();
            account.adoption = new AccountSpec.Adoption();
            account.adoption.namespaces = Battleground.selected("leave");
        });
        OperatorStage.awaitThat(() -> assertThat(OperatorStage.condition(operator.accountConditions(), "Ready"))
                .isEqualTo("True"));
        var simulator = operator.simulator();
        return new Battleground(
                        "cdnetworks.onair.dev/v1alpha1",
                        kind,
                        name -> spec(kind, name, simulator),
                        () -> atTheVendor(kind, simulator),
                        name -> (int) simulator.requests().count(name),
                        operator.client(),
                        simulator.faults(),
                        (id, on) -> onAir(kind, id, on, simulator),
                        operator.metrics(),
                        new Battleground.OperatorRun() {
                            private boolean stopped;

                            @Override
                            public void stop() {
                                operator.stop();
                                stopped = true;
                            }

                            @Override
                            public void start() {
                                operator.restart();
                                stopped = false;
                            }

                            @Override
                            public void close() {
                                if (stopped) {
                                    operator.start();
                                }
                                operator.close();
                            }
                        })
                .peopled();
    }

    /** A task that is taken off the air is over. */
    private static void onAir(String kind, String id, boolean on, CdnetworksSimulator simulator) {
        var channels = simulator.channels();
        if (kind.equals("ForwardTask") && !on) {
            simulator.services().forwards().end(id);
        } else if (!kind.equals("LiveChannel")) {
            channels.viewers(id, on ? 10 : 0);
        } else if (on) {
            channels.startStream(id);
        } else {
            channels.stopStream(id);
        }
    }

    private static String plural(String kind) {
        return kind.equals("RecordDirectory") ? "recorddirectories" : kind.toLowerCase(Locale.ROOT) + "s";
    }

    private static ConfigurableReconciler<?> reconciler(String kind, AccountParts account, Facilities facilities) {
        return switch (kind) {
            case "LiveChannel" -> LiveChannelParts.reconciler(account, facilities);
            case "PullChannel" -> PullChannelParts.reconciler(account, facilities);
            case "RecordTask" -> RecordTaskParts.reconciler(account, facilities);
            case "ForwardTask" -> ForwardTaskParts.reconciler(account, facilities);
            case "RecordDirectory" -> RecordDirectoryParts.reconciler(account, facilities);
            case "ChannelStateCallback" -> StateCallbackParts.reconciler(account, facilities);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String spec(String kind, String name, CdnetworksSimulator simulator) {
        return switch (kind) {
            case "LiveChannel" -> """
                    {"pushDomain": "livepush.ovptest.haplat.net", "application": "test1", "playback": {}}""";
            case "PullChannel" -> """
                    {"source": {"url": "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ad",
                                "protocol": "RTMP"}, "playback": {"protocols": ["RTMP", "HLS"]},
                     "playbackDomain": "live.ovptest.haplat.net"}""";
            case "RecordTask" -> "{\"duration\": \"1h\", \"pullId\": \"" + channel(name, simulator) + "\"}";
            case "ForwardTask" -> """
                    {"destinationUrl": "rtmp://live.example.com/app/planted-key", "pullId": "%s"}""".formatted(channel(name, simulator));
            case "RecordDirectory" -> "{\"directoryType\": \"" + name + "\", \"path\": [\"movie-1\", \"movie-2\"]}";
            default ->
                "{\"pushDomain\": \"livepush.ovptest.haplat.net\", \"notifyUrl\": \"https://" + name
                        + ".example.com/\"}";
        };
    }

    /** One that nobody declares, as a task may name it. */
    private static String channel(String name, CdnetworksSimulator simulator) {
        return simulator
                .channels()
                .create("ovptest", ChannelSettings.named(name))
                .pullId();
    }

    private static Map<String, String> atTheVendor(String kind, CdnetworksSimulator simulator) {
        var all = new TreeMap<String, String>();
        var services = simulator.services();
        switch (kind) {
            case "LiveChannel", "PullChannel" ->
                simulator.channels().all().forEach(channel -> all.put(channel.pullId(), channel.toString()));
            case "RecordTask" ->
                services.recordings().shelf().all().stream()
                        .filter(RecordTask::isOpen)
                        .forEach(task -> all.put(task.taskId(), task.order() + " " + task.phase()));
            case "ForwardTask" ->
                services.forwards().shelf().all().stream()
                        .filter(ForwardTask::isOpen)
                        .forEach(task -> all.put(task.taskId(), task.order() + " " + task.phase()));
            case "RecordDirectory" ->
                services.directories().all().forEach(one -> all.put(one.directoryId(), one.toString()));
            default ->
                services.stateCallbacks().all().stream()
                        .filter(StateCallback::open)
                        .forEach(one -> all.put(one.domainName(), one.toString()));
        }
        return all;
    }
}
