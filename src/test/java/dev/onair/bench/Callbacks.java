package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Streams begin and end in turns, and the vendor reports each at once. */
final class Callbacks implements Scenario {
    private static final int ROUNDS = 6;
    /** A channel is not asked about more often than every two seconds. */
    private static final Duration TURN = Duration.ofMillis(2_500);

    @Override
    public String name() {
        return "callback";
    }

    @Override
    public String what() {
        return "a stream begins or ends, until the status says so";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(20) : List.of(50);
    }

    /** What lags behind the notice would be all that is measured. */
    @Override
    public boolean takesOdd() {
        return false;
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var setting = Setting.of(measured, Duration.ofMinutes(10)).unlimited().withCallbacks();
        try (var stand = stands.open(measured, setting)) {
            var names = Fleet.bring(measured, stand, measured.resources());
            stand.create(Manifests.stateCallback());
            Await.until(
                    "the vendor reports",
                    measured.patience(),
                    () -> !stand.vendors()
                            .cdnetworks()
                            .services()
                            .stateCallbacks()
                            .all()
                            .isEmpty());
            var measurement = new Measurement(measured, stand);
            for (var round = 0; round < (measured.quick() ? 2 : ROUNDS); round++) {
                for (var name : names) {
                    turn(stand, measurement, name, round % 2 == 0 ? "Live" : "Idle");
                    Thread.sleep(TURN.dividedBy(names.size()));
                }
            }
            rows.accept(measurement.row());
        }
    }

    private static void turn(Stand stand, Measurement measurement, String name, String to) throws InterruptedException {
        var id = stand.channels().id(name);
        var at = Instant.now();
        if (to.equals("Live")) {
            stand.vendors().cdnetworks().channels().startStream(id);
        } else {
            stand.vendors().cdnetworks().channels().stopStream(id);
        }
        var shown = measurement.reached(
                name + " is " + to,
                () -> stand.channels()
                        .find(name)
                        .flatMap(Witness.Seen::state)
                        .filter(to::equals)
                        .isPresent());
        if (shown) {
            measurement.sample(Duration.between(
                    at, stand.channels().find(name).orElseThrow().stateSince()));
        }
    }
}
