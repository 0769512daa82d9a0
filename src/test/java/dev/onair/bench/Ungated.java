package dev.onair.bench;

import java.util.Arrays;
import java.util.List;

/** New LiveChannels with a quota that is no limit: what a vendor would have been asked, and how often it would have refused. */
final class Ungated implements Scenario {
    @Override
    public String name() {
        return "gate-off";
    }

    @Override
    public String what() {
        return "the same without any quota: what a vendor would have been asked";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(300) : List.of(1_000, 10_000);
    }

    @Override
    public List<Observe> ways() {
        return Arrays.asList(Observe.values());
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        try (var stand =
                stands.open(measured, Setting.of(measured, measured.interval()).unlimited())) {
            var measurement = new Measurement(measured, stand);
            Creates.bring(measured, stand, measurement);
            rows.accept(measurement.row());
        }
    }
}
