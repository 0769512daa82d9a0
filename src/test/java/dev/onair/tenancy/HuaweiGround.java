package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountSpec;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.huawei.flow.FlowParts;
import dev.onair.huawei.ottchannel.OttChannelParts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A {@link Battleground} with a kind of Huawei's. */
final class HuaweiGround {
    private static final String FLOW = """
            {"region": "ap-southeast-1",
             "sources": [{"name": "studio", "protocol": "srt-listener"}],
             "outputs": [{"name": "partner", "protocol": "srt-caller", "destination": "ingest.example.com",
                          "port": 9000}]}""";

    private HuaweiGround() {}

    static Battleground of(String kind) {
        var isFlow = kind.equals("Flow");
        return of(
                kind,
                new HuaweiOperator(
                        List.of(isFlow ? "flows" : "ottchannels"),
                        List.of(isFlow ? FlowParts::reconciler : OttChannelParts::reconciler)));
    }

    /** With Flows, and OttChannels beside. */
    static Battleground ofAllKinds() {
        return of(
                "Flow",
                new HuaweiOperator(
                        List.of("flows", "ottchannels"), List.of(FlowParts::reconciler, OttChannelParts::reconciler)));
    }

    private static Battleground of(String kind, HuaweiOperator operator) {
        var isFlow = kind.equals("Flow");
        operator.credentials();
        operator.account(account -> {
            account.allowedNamespaces = Battleground.team();
            account.adoption = new AccountSpec.Adoption();
            account.adoption.namespaces = Battleground.selected("leave");
            // A flow is on air from the start, and what is deleted here is to go.
            account.deletionGuard.onAir = AccountSpec.OnAirDeletion.Allow;
        });
        operator.awaitAccount("True");
        Supplier<Map<String, String>> flows = () -> {
            var all = new TreeMap<String, String>();
            operator.simulator.flows().all().forEach(flow -> all.put(flow.flowId(), flow.toString()));
            return all;
        };
        Supplier<Map<String, String>> channels = () -> {
            var all = new TreeMap<String, String>();
            operator.simulator
                    .channels()
                    .all()
                    .forEach(channel -> all.put(
                            channel.key().domain() + "/" + channel.key().appName() + "/"
                                    + channel.key().id(),
                            channel.toString()));
            return all;
        };
        return new Battleground(
                        "huawei.onair.dev/v1alpha1",
                        kind,
                        isFlow ? name -> FLOW : HuaweiGround::ottChannel,
                        isFlow ? flows : channels,
                        name -> (int) operator.simulator.requests().count(name),
                        operator.client,
                        operator.simulator.faults(),
                        (id, on) -> {
                            if (isFlow) {
                                var all = operator.simulator.flows();
                                assertThat(on ? all.start(id) : all.stop(id)).isNotNull();
                            } else {
                                var all = operator.simulator.channels();
                                all.all().stream()
                                        .filter(channel ->
                                                id.endsWith("/" + channel.key().id()))
                                        .forEach(channel -> all.change(channel.key(), known -> known.withState(on)));
                            }
                        },
                        operator.metrics,
                        new Battleground.OperatorRun() {
                            @Override
                            public void stop() {
                                operator.stop();
                            }

                            @Override
                            public void start() {
                                operator.start();
                            }

                            @Override
                            public void close() {
                                operator.close();
                            }
                        })
                .peopled();
    }

    private static String ottChannel(String name) {
        return """
                {"domain": "push.testott.hls.com", "appName": "ott",
                 "input": {"protocol": "RTMP_PUSH", "sources": [{"bitrateBps": 2000000}]},
                 "endpoints": {"hls": [{"url": "pull.testott.hls.com/ott/%s/index.m3u8", "segmentDuration": "4s"}]}}""".formatted(name);
    }
}
