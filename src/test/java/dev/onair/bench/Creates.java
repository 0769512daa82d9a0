package dev.onair.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** New LiveChannels, all applied at once. */
final class Creates implements Scenario {
    @Override
    public String name() {
        return "create";
    }

    @Override
    public String what() {
        return "LiveChannels applied at once, until all are Ready";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(1, 40) : List.of(1, 100, 1_000, 10_000);
    }

    @Override
    public List<Observe> ways() {
        return Arrays.asList(Observe.values());
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        try (var stand = stands.open(measured, Setting.of(measured, measured.interval()))) {
            var measurement = new Measurement(measured, stand);
            bring(measured, stand, measurement);
            measurement.atLeast(
                    measured.resources() + measured.pages(), stand.setting().cdnetworksQuota());
            rows.accept(measurement.row());
        }
    }

    /** Applies them, waits until they are Ready, and has the times of those that are. */
    static List<String> bring(Case measured, Stand stand, Measurement measurement) throws InterruptedException {
        var names = Stand.names("channel", measured.resources());
        var applied = stand.createChannels(names);
        var all = measurement.reached("all are Ready", () -> stand.channels().areReady(names));
        if (!all) {
            measurement.note(stand.channels().ready(names) + " are");
        }
        measurement.samples(names.stream()
                .flatMap(name ->
                        stand
                                .channels()
                                .readySince(name)
                                .map(since -> Duration.between(applied.get(name), since))
                                .stream())
                .toList());
        return names;
    }
}
