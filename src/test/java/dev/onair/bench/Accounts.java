package dev.onair.bench;

import java.time.Duration;
import java.util.List;

/** Many accounts, each with its own quota, in one process. */
final class Accounts implements Scenario {
    private static final int FEW = 10;
    private static final int MANY = 50;

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String what() {
        return "LiveChannels of 50 accounts (10 where it is quick) applied at once, until all are Ready";
    }

    @Override
    public List<Integer> sizes(boolean quick) {
        return quick ? List.of(100) : List.of(1_000, 5_000);
    }

    @Override
    public void run(Case measured, Stands stands, Rows rows) throws Exception {
        var accounts = measured.quick() ? FEW : MANY;
        var setting = Setting.of(measured, measured.interval()).withAccounts(accounts);
        try (var stand = stands.open(measured, setting)) {
            var measurement = new Measurement(measured, stand);
            var names = Stand.names("channel", measured.resources());
            var applied = stand.create(names, name -> Manifests.liveChannel(name, account(stand, name)));
            measurement.reached("all are Ready", () -> stand.channels().areReady(names));
            measurement.samples(names.stream()
                    .flatMap(
                            name -> stand
                                    .channels()
                                    .readySince(name)
                                    .map(since -> Duration.between(applied.get(name), since))
                                    .stream())
                    .toList());
            var each = Math.ceilDiv(names.size(), accounts);
            measurement.atLeast(each + Math.ceilDiv(each, Case.PAGE), setting.cdnetworksQuota());
            rows.accept(measurement.row());
        }
    }

    private static String account(Stand stand, String name) {
        var all = stand.vendors().accounts();
        var number = Integer.parseInt(name.substring(name.indexOf('-') + 1));
        return Manifests.account(all.get(number % all.size()));
    }
}
