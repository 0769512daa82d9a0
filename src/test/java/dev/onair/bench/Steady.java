package dev.onair.bench;

import java.util.Arrays;
import java.util.List;

/** Nothing happens, and is looked for all the same: an interval of walks, or of reads. */
final class Steady implements Scenario {
    @Override
    public String name() {
        return "steady";
    }

    @Override
    public String what() {
        return "an interval in which nothing changes";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(100) : List.of(100, 1_000, 10_000);
    }

    @Override
    public List<Observe> ways() {
        return Arrays.asList(Observe.values());
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var setting = Setting.of(measured, measured.interval()).unlimited();
        try (var stand = stands.open(measured, setting)) {
            Fleet.bring(measured, stand, measured.resources());
            Fleet.restart(measured, stand, setting, measured.resources());
            var measurement = new Measurement(measured, stand);
            measurement.repeats();
            Thread.sleep(measured.interval());
            rows.accept(measurement.row());
        }
    }
}
