package dev.onair.account;

import dev.onair.engine.Lane;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A gate's figures at one moment.
 *
 * @param allowancePerMinute everyday calls allowed in any 60 seconds
 * @param usedLastMinute     calls let through in the last 60 seconds, emergencies too
 * @param throttled          how often the vendor said "too many", since the start
 * @param calls              calls let through since the start; every lane has a value
 * @param waiting            calls that wait now; every lane has a value
 * @param closedUntil        when the gate opens again, if the vendor closed it
 */
public record GateStats(
        int allowancePerMinute,
        int usedLastMinute,
        long throttled,
        Map<Lane, Long> calls,
        Map<Lane, Integer> waiting,
        Optional<Instant> closedUntil) {

    public GateStats {
        calls = Map.copyOf(calls);
        waiting = Map.copyOf(waiting);
    }

    /** Those that a manifest waits for: neither pages and details that nobody asked for, nor emergencies. */
    public int waitingWork() {
        return waiting.entrySet().stream()
                .filter(lane -> Troubles.isWork(lane.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public int waitingTotal() {
        return waiting.values().stream().mapToInt(Integer::intValue).sum();
    }
}
