package dev.onair.account;

import dev.onair.engine.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What was sent, at the moment of sending: by lane since the start, and over the last minute. A permit may lie unused while its
 * caller writes down what it is about to do, and on a starved machine many such calls leave together; what the vendor counts is
 * this. Not safe for use by several threads.
 */
final class Departures {

    private static final long MINUTE = Duration.ofSeconds(60).toNanos();
    /** A second for calls that the network brings together on their way, as in {@link Pace}. */
    private static final long WINDOW = Duration.ofSeconds(61).toNanos();

    private final Map<Lane, Long> calls = new EnumMap<>(Lane.class);
    /** No longer than a window's quota, since older ones are dropped with every new one. */
    private final ArrayDeque<Long> everyday = new ArrayDeque<>();

    private final ArrayDeque<Long> emergencies = new ArrayDeque<>();

    Departures() {
        for (var lane : Lane.values()) {
            calls.put(lane, 0L);
        }
    }

    /**
     * Whether another everyday call may leave. An emergency is never held up here.
     *
     * @param permits everyday calls that were let through and are still to be sent: they have room in the window already
     */
    boolean hasRoom(GateSettings settings, int permits, long now) {
        forget(now);
        int borrowed = Math.max(0, emergencies.size() - settings.reserve());
        return everyday.size() + borrowed + permits < settings.allowance();
    }

    /** The moment at which there may be more room than now; empty if nothing in the window will ever leave it. */
    OptionalLong nextRoom() {
        return Stream.of(everyday, emergencies)
                .filter(sent -> !sent.isEmpty())
                .mapToLong(sent -> sent.getFirst() + WINDOW)
                .min();
    }

    void add(Lane lane, long now) {
        calls.merge(lane, 1L, Long::sum);
        (lane == Lane.EMERGENCY ? emergencies : everyday).addLast(now);
        forget(now);
    }

    int lastMinute(long now) {
        return since(everyday, now) + since(emergencies, now);
    }

    Map<Lane, Long> calls() {
        return Map.copyOf(calls);
    }

    private static int since(ArrayDeque<Long> sent, long now) {
        return (int) sent.stream().filter(at -> now - at < MINUTE).count();
    }

    private void forget(long now) {
        for (var sent : List.of(everyday, emergencies)) {
            while (!sent.isEmpty() && now - sent.getFirst() >= WINDOW) {
                sent.removeFirst();
            }
        }
    }
}
