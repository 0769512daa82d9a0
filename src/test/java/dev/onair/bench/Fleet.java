package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is there: channels before a measurement begins, as if for long, and what is applied of several kinds at once. */
final class Fleet {
    /** Of both vendors. */
    static final List<Kind> MIXED = List.of(Kind.LIVE_CHANNEL, Kind.OTT_CHANNEL, Kind.FLOW);

    private Fleet() {}

    /**
     * Applies as many of each of the mixed kinds, one kind after the other.
     *
     * @param from how many of each there are
     * @param to how many of each there are to be
     * @return when each was applied, by its name, by kind
     */
    static Map<Kind, Map<String, Instant>> applyMixed(Stand stand, int from, int to) throws InterruptedException {
        var applied = new EnumMap<Kind, Map<String, Instant>>(Kind.class);
        applied.put(Kind.LIVE_CHANNEL, stand.createChannels(names("channel", from, to)));
        applied.put(Kind.OTT_CHANNEL, stand.create(names("package", from, to), Manifests::ottChannel));
        applied.put(Kind.FLOW, stand.create(names("flow", from, to), Manifests::flow));
        return applied;
    }

    private static List<String> names(String prefix, int from, int to) {
        return Stand.names(prefix, to).subList(from, to);
    }

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
