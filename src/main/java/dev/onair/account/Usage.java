package dev.onair.account;

import dev.onair.engine.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/** What was let through, by lane since the start and over the last minute. Not safe for use by several threads. */
final class Usage {

    private static final long MINUTE = Duration.ofSeconds(60).toNanos();

    private final Map<Lane, Long> calls = new EnumMap<>(Lane.class);
    /** No longer than a minute's quota, since older ones are dropped with every new one. */
    private final ArrayDeque<Long> recent = new ArrayDeque<>();

    Usage() {
        for (var lane : Lane.values()) {
            calls.put(lane, 0L);
        }
    }

    void add(Lane lane, long now) {
        calls.merge(lane, 1L, Long::sum);
        recent.addLast(now);
        forget(now);
    }

    int lastMinute(long now) {
        forget(now);
        return recent.size();
    }

    Map<Lane, Long> calls() {
        return Map.copyOf(calls);
    }

    private void forget(long now) {
        while (!recent.isEmpty() && now - recent.getFirst() >= MINUTE) {
            recent.removeFirst();
        }
    }
}
