package dev.onair.bench;

import java.util.List;

/** The operator ends and is started again; its quota is the vendor's, of which nothing is used. */
final class Restart implements Scenario {
    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String what() {
        return "a start with all of them there, until the list was walked once";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(100) : List.of(1_000, 10_000);
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var setting = Setting.of(measured, measured.interval()).unscaled();
        try (var stand = stands.open(measured, setting.unlimited())) {
            Fleet.bring(measured, stand, measured.resources());
            var measurement = Fleet.restart(measured, stand, setting, measured.resources());
            measurement.atLeast(measured.pages(), stand.setting().cdnetworksQuota());
            rows.accept(measurement.row());
        }
    }
}
