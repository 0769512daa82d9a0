package dev.onair.bench;

import dev.onair.simulator.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a request log says in numbers. Pure. */
final class Figures {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private Figures() {}

    static SortedMap<String, Long> byCall(List<LoggedRequest> log) {
        return log.stream().collect(Collectors.groupingBy(LoggedRequest::call, TreeMap::new, Collectors.counting()));
    }

    /** The most in any 60 seconds. */
    static int mostInAMinute(Collection<Instant> times) {
        var window = new ArrayDeque<Instant>();
        var most = 0;
        for (var time : times.stream().sorted().toList()) {
            window.addLast(time);
            forget(window, time);
            most = Math.max(most, window.size());
        }
        return most;
    }

    /** How many of the calls a vendor refuses that lets so many in, in any 60 seconds. */
    static long refused(Collection<Instant> times, int quota) {
        var admitted = new ArrayDeque<Instant>();
        var refused = 0L;
        for (var time : times.stream().sorted().toList()) {
            forget(admitted, time);
            if (admitted.size() < quota) {
                admitted.addLast(time);
            } else {
                refused++;
            }
        }
        return refused;
    }

    private static void forget(ArrayDeque<Instant> window, Instant now) {
        while (!window.isEmpty() && !window.getFirst().isAfter(now.minus(WINDOW))) {
            window.removeFirst();
        }
    }

    /**
     * The value that {@code percent} of the samples do not exceed.
     *
     * @param samples one at least
     */
    static Duration percentile(List<Duration> samples, int percent) {
        var sorted = samples.stream().sorted().toList();
        var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }
}
