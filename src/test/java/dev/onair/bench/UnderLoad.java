package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a person asks of some channels while so many others wait to be created that the quota is used up. */
abstract sealed class UnderLoad implements Scenario {
    private static final int FEW = 12;
    /** Until then the quota of a minute is used up to the last call, and each call waits for its turn. */
    private static final Duration FILLING = Duration.ofSeconds(3);

    private final String call;
    private final String spec;
    private final Duration between;

    private UnderLoad(String call, String spec, Duration between) {
        this.call = call;
        this.spec = spec;
        this.between = between;
    }

    /** A user's edit. */
    static final class Edits extends UnderLoad {
        Edits() {
            super("channelEdit", "{\"channelName\":\"edited\"}", Duration.ofSeconds(2));
        }

        @Override
        public String name() {
            return "edit";
        }

        @Override
        public String what() {
            return "a user's edits while creations use up the quota, until their calls";
        }
    }

    /** An emergency. The gate keeps a tenth of the quota for it: so many in a minute, and half of them at once. */
    static final class Bans extends UnderLoad {
        Bans() {
            super("channelForbidden", "{\"ban\":{}}", Duration.ofMillis(3_100));
        }

        @Override
        public String name() {
            return "ban";
        }

        @Override
        public String what() {
            return "bans while creations use up the quota, until their calls";
        }
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(90) : List.of(200);
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var setting = Setting.of(measured, measured.interval());
        try (var stand = stands.open(measured, setting.unlimited())) {
            var few = Fleet.bring(measured, stand, measured.quick() ? FEW / 3 : FEW);
            Fleet.restart(measured, stand, setting, few.size());
            var measurement = new Measurement(measured, stand);
            stand.createChannels(Stand.names("another", measured.resources()));
            Thread.sleep(FILLING);
            var calls = new VendorCalls(measurement);
            for (var name : few) {
                var asked = Instant.now();
                var id = stand.channels().id(name);
                stand.patch(Kind.LIVE_CHANNEL, name, spec);
                if (measurement.reached(
                        call + " of " + name,
                        () -> calls.firstSince(call, id, asked).isPresent())) {
                    measurement.sample(Duration.between(
                            asked, calls.firstSince(call, id, asked).orElseThrow()));
                }
                var left = between.minus(Duration.between(asked, Instant.now()));
                Thread.sleep(left.isPositive() ? left.toMillis() : 0);
            }
            rows.accept(measurement.row());
        }
    }
}
