package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The vendor is down while new channels are applied, and comes back. The wall time is that since it came back. */
final class Outage implements Scenario {
    private static final String DOWN = "down=100";
    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration LONG = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public String what() {
        return "LiveChannels applied while the vendor is down, from its return until all are Ready";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(30) : List.of(100, 1_000, 10_000);
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        try (var stand = stands.open(measured, Setting.of(measured, measured.interval()))) {
            var before = stand.vendors().mark();
            stand.vendors().temperaments(DOWN);
            var names = Stand.names("channel", measured.resources());
            stand.createChannels(names);
            Thread.sleep(measured.quick() ? SHORT : LONG);
            var during = stand.vendors().since(before).all().size();
            stand.vendors().temperaments(measured.odd() ? Case.ODD : new String[] {"document"});
            var measurement = new Measurement(measured, stand);
            var back = Instant.now();
            measurement.reached("all are Ready", () -> stand.channels().areReady(names));
            measurement.samples(names.stream()
                    .flatMap(name ->
                            stand.channels().readySince(name).map(since -> Duration.between(back, since)).stream())
                    .toList());
            measurement.atLeast(
                    measured.resources() + measured.pages(), stand.setting().cdnetworksQuota());
            measurement.note(during + " calls while it was down");
            rows.accept(measurement.row());
        }
    }
}
