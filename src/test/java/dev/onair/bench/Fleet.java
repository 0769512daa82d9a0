package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Channels that are there before a measurement begins, as if for long. */
final class Fleet {
    private Fleet() {}

    /** Made without a quota; all that is to be known of them is known. */
    static List<String> bring(Case measured, Stand stand, int count) throws InterruptedException {
        var names = Stand.names("channel", count);
        stand.createChannels(names);
        var patience = measured.patience();
        Await.until("the fleet is Ready", patience, () -> stand.channels().areReady(names));
        Await.until("its details are read", patience, () -> stand.channels().areDetailed(names));
        return names;
    }

    /**
     * A new operator, which knows all of them by the first walk. The one before read what it had just made, one by one, and
     * does not believe lists against that for half a minute.
     */
    static Measurement restart(Case measured, Stand stand, Setting setting, int count) throws Exception {
        stand.stopFor(setting);
        var mark = stand.vendors().mark();
        var writes = stand.writes();
        stand.start();
        var measurement = Measurement.ofStart(measured, stand, mark, writes);
        var read = setting.observe() == Observe.PER_RESOURCE ? "getChannelConfigure" : "getChannelList";
        var times = setting.observe() == Observe.PER_RESOURCE ? count : Math.ceilDiv(count, Case.PAGE);
        measurement.reached("all are looked at", () -> count(measurement, read) >= times);
        measurement.sample(Duration.between(measurement.began(), Instant.now()));
        return measurement;
    }

    static long count(Measurement measurement, String call) {
        return Figures.byCall(measurement.asked().all()).getOrDefault(call, 0L);
    }
}
