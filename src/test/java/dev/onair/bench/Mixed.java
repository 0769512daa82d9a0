package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A third of each: LiveChannels at CDNetworks, OttChannels and Flows at Huawei. */
final class Mixed implements Scenario {
    private static final int KINDS = Fleet.MIXED.size();
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
            var applied = Fleet.applyMixed(stand, 0, each);
            for (var kind : applied.entrySet()) {
                measurement.reached(
                        "all of " + kind.getKey() + " are Ready",
                        () -> stand.witness(kind.getKey())
                                .areReady(kind.getValue().keySet()));
            }
            applied.forEach((kind, names) -> measurement.samples(untilReady(stand.witness(kind), names)));
            measurement.atLeast(each, setting.cdnetworksQuota());
            measurement.atLeast((long) FLOW_CALLS * each, setting.huaweiQuota());
            measurement.note("the minimum is that of the Flows at Huawei; the quota used is CDNetworks'");
            rows.accept(measurement.row());
        }
    }

    /** Of those that came to be Ready. */
    private static List<Duration> untilReady(Witness witness, Map<String, Instant> applied) {
        return applied.entrySet().stream()
                .flatMap(one ->
                        witness.readySince(one.getKey()).map(since -> Duration.between(one.getValue(), since)).stream())
                .toList();
    }
}
