package dev.onair.bench;

import java.time.Duration;
import java.util.List;

/** All are deleted at once, with the guard against that switched off. */
final class Deletes implements Scenario {
    /** CDNetworks Cloud Live API 2.4 names no limit; the operator sends so many in one call at most. */
    private static final int TOGETHER = 50;

    @Override
    public String name() {
        return "delete";
    }

    @Override
    public String what() {
        return "all deleted at once, until they are gone";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(100) : List.of(1_000);
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var setting = Setting.of(measured, measured.interval());
        try (var stand = stands.open(measured, setting.unlimited())) {
            var names = Fleet.bring(measured, stand, measured.resources());
            Fleet.restart(measured, stand, setting, measured.resources());
            var measurement = new Measurement(measured, stand);
            var deleted = stand.delete(Kind.LIVE_CHANNEL, names);
            measurement.reached(
                    "all are gone",
                    () -> names.stream()
                            .allMatch(name -> stand.channels().goneAt(name).isPresent()));
            measurement.samples(names.stream()
                    .flatMap(name ->
                            stand
                                    .channels()
                                    .goneAt(name)
                                    .map(gone -> Duration.between(deleted.get(name), gone))
                                    .stream())
                    .toList());
            measurement.atLeast(
                    Math.ceilDiv(names.size(), TOGETHER), stand.setting().cdnetworksQuota());
            rows.accept(measurement.row());
        }
    }
}
