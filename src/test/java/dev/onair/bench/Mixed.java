package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A third of each: LiveChannels at CDNetworks, OttChannels and Flows at Huawei. */
final class Mixed implements Scenario {
    private static final int KINDS = 3;
    /** A flow is made, given its output and started: the most of the three kinds, at the smallest quota. */
    private static final int FLOW_CALLS = 3;

    @Override
    public String name() {
        return "both-vendors";
    }

    @Override
    public String what() {
        return "LiveChannels, OttChannels and Flows applied at once, until all are Ready";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(45) : List.of(300, 3_000);
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var setting = Setting.of(measured, measured.interval()).withHuawei();
        try (var stand = stands.open(measured, setting)) {
            var measurement = new Measurement(measured, stand);
            var each = measured.resources() / KINDS;
            var channels = Stand.names("channel", each);
            var packages = Stand.names("package", each);
            var flows = Stand.names("flow", each);
            var applied = new HashMap<String, Instant>(stand.createChannels(channels));
            applied.putAll(stand.create(packages, Manifests::ottChannel));
            applied.putAll(stand.create(flows, Manifests::flow));
            var all = Map.of(Kind.LIVE_CHANNEL, channels, Kind.OTT_CHANNEL, packages, Kind.FLOW, flows);
            for (var kind : all.keySet()) {
                measurement.reached(
                        "all of " + kind + " are Ready",
                        () -> stand.witness(kind).areReady(all.get(kind)));
            }
            all.forEach((kind, names) ->
                    measurement.samples(names.stream()
                            .flatMap(name -> stand
                                    .witness(kind)
                                    .readySince(name)
                                    .map(since -> Duration.between(applied.get(name), since))
                                    .stream())
                            .toList()));
            measurement.atLeast(each, setting.cdnetworksQuota());
            measurement.atLeast((long) FLOW_CALLS * each, setting.huaweiQuota());
            measurement.note("the minimum is that of the Flows at Huawei; the quota used is CDNetworks'");
            rows.accept(measurement.row());
        }
    }
}
