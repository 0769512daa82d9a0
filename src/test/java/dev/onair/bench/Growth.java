package dev.onair.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * More and more of mixed kinds, a third each: at each size the operator is started anew, and then left alone for two
 * intervals. The slopes of docs/performance.md are of these rows. Once all are there, the quotas are the vendors' own.
 */
final class Growth implements Scenario {
    private static final int KINDS = Fleet.MIXED.size();
    /** The largest of each of Huawei's lists. */
    private static final int HUAWEI_PAGE = 100;

    private static final List<Integer> STEPS = List.of(1_000, 5_000, 10_000);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String what() {
        return "1,000, 5,000 and 10,000 LiveChannels, OttChannels and Flows: a restart, and an interval at rest";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of() : List.of(STEPS.getLast());
    }

    @Override
    public boolean takesOdd() {
        return false;
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var atRest = Setting.of(measured, measured.interval()).unscaled().withHuawei();
        try (var stand = stands.open(measured, atRest.unlimited())) {
            var there = 0;
            for (var step : STEPS) {
                if (there > 0) {
                    stand.stopFor(atRest.unlimited());
                    stand.start();
                }
                bring(measured, stand, there, step);
                there = step;
                measure(
                        new Case(this, step, measured.observe(), measured.odd(), measured.quick()),
                        stand,
                        atRest,
                        rows);
            }
        }
    }

    private static void measure(Case size, Stand stand, Setting setting, Rows rows) throws Exception {
        var each = size.resources() / KINDS;
        var restart = Fleet.restart(size, stand, setting, each).of("restart");
        restart.reached("Huawei's lists are walked", () -> walked(restart, each));
        restart.atLeast(Math.ceilDiv(each, Case.PAGE), setting.cdnetworksQuota());
        rows.accept(restart.row());
        // What follows the first walk is the first of many that bring nothing.
        Thread.sleep(size.interval());
        var rest = new Measurement(size, stand).of("rest");
        rest.repeats();
        var span = size.interval().multipliedBy(2);
        Thread.sleep(span);
        rest.note("in " + span.toSeconds() + " s; bytes an object: "
                + Fleet.MIXED.stream()
                        .map(kind -> kind + " " + stand.averageBytes(kind))
                        .collect(Collectors.joining(", ")));
        rows.accept(rest.row());
    }

    /** Without a quota: what takes long here is the machine. */
    private static void bring(Case measured, Stand stand, int from, int to) throws InterruptedException {
        for (var kind : Fleet.applyMixed(stand, from / KINDS, to / KINDS).entrySet()) {
            Await.until(
                    "all of " + kind.getKey() + " are Ready",
                    measured.patience(),
                    () -> stand.witness(kind.getKey()).areReady(kind.getValue().keySet()));
        }
    }

    private static boolean walked(Measurement measurement, int each) {
        return Stream.of("listChannel", "listFlow")
                .allMatch(call -> Fleet.count(measurement, call) >= Math.ceilDiv(each, HUAWEI_PAGE));
    }
}
