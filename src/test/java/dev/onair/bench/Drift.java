package dev.onair.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** Somebody changes one channel of a hundred at the vendor each minute, and it is set back. */
final class Drift implements Scenario {
    private static final int HUNDREDTH = 100;
    private static final int MINUTES = 3;

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String what() {
        return "1 % changed at the vendor in each interval, until the call that sets it back";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(100) : List.of(100, 1_000, 10_000);
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var setting = Setting.of(measured, measured.interval()).unlimited();
        try (var stand = stands.open(measured, setting)) {
            var names = Fleet.bring(measured, stand, measured.resources());
            Fleet.restart(measured, stand, setting, measured.resources());
            var measurement = new Measurement(measured, stand);
            measurement.repeats();
            var count = Math.max(1, names.size() / HUNDREDTH) * (measured.quick() ? 1 : MINUTES);
            var changed = names.subList(0, count);
            var at = new HashMap<String, java.time.Instant>();
            for (var name : changed) {
                at.put(name, java.time.Instant.now());
                stand.vendors()
                        .cdnetworks()
                        .channels()
                        .edit(stand.channels().id(name), channel -> channel.channelName("somebody was here"));
                if (!measured.quick()) {
                    Thread.sleep(measured.interval().multipliedBy(MINUTES).dividedBy(count));
                }
            }
            var calls = new VendorCalls(measurement);
            for (var name : changed) {
                var id = stand.channels().id(name);
                if (measurement.reached(
                        name + " is set back",
                        () -> calls.first("channelEdit", id).isPresent())) {
                    measurement.sample(Duration.between(
                            at.get(name), calls.first("channelEdit", id).orElseThrow()));
                }
            }
            rows.accept(measurement.row());
        }
    }
}
