package dev.onair.bench;

import dev.onair.simulator.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a request log says in numbers. Pure. */
final class Figures {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private Figures() {}

    static long count(List<LoggedRequest> log, String call) {
        return log.stream().filter(line -> line.call().equals(call)).count();
    }

    static List<LoggedRequest> until(List<LoggedRequest> log, Instant end) {
        return log.stream().filter(line -> !line.time().isAfter(end)).toList();
    }

    static String byCall(List<LoggedRequest> log) {
        return log.stream()
                .collect(Collectors.groupingBy(LoggedRequest::call, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The most in any 60 seconds. */
    static int mostInAMinute(List<LoggedRequest> log) {
        var window = new ArrayDeque<Instant>();
        var most = 0;
        for (var line : log) {
            window.addLast(line.time());
            while (!window.getFirst().isAfter(line.time().minus(WINDOW))) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }

    /** Calls a minute, from the first to the last of them. */
    static double ratePerMinute(List<LoggedRequest> log, Predicate<LoggedRequest> which) {
        var times = log.stream().filter(which).map(LoggedRequest::time).toList();
        if (times.size() < 2) {
            return 0;
        }
        var took = Duration.between(times.getFirst(), times.getLast());
        return (times.size() - 1) * 60_000.0 / Math.max(1, took.toMillis());
    }

    /** The value that {@code percent} of the samples do not exceed. */
    static Duration percentile(List<Duration> samples, int percent) {
        var sorted = samples.stream().sorted().toList();
        var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }
}
