package dev.onair.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The things of one kind that a vendor knows, in the order of creation, and as they were in the last ten minutes of real time. */
public final class Remembered<K, V> {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Object monitor;
    private final Clock real;
    private final AsOf shown;
    private final Map<K, V> present = new LinkedHashMap<>();
    private final ArrayDeque<Step<K, V>> history = new ArrayDeque<>();

    private record Step<K, V>(Instant at, K key, Optional<V> before, Optional<V> after) {}

    /**
     * Begins with nothing.
     *
     * @param monitor guards everything: several memories may share it, and whoever holds it sees no change of another
     * @param shown what looks see
     */
    public Remembered(Object monitor, Clock real, AsOf shown) {
        this.monitor = monitor;
        this.real = real;
        this.shown = shown;
    }

    public List<V> all() {
        synchronized (monitor) {
            return shown.moment().map(this::asOf).orElseGet(() -> List.copyOf(present.values()));
        }
    }

    /** As {@link #all()} was at a moment of the last ten minutes; of what was deleted since, at the end. */
    public List<V> asOf(Instant past) {
        synchronized (monitor) {
            var then = new LinkedHashMap<>(present);
            for (var step : (Iterable<Step<K, V>>) history::descendingIterator) {
                if (!step.at().isAfter(past)) break;
                if (step.before().isPresent())
                    then.put(step.key(), step.before().get());
                else then.remove(step.key());
            }
            return List.copyOf(then.values());
        }
    }

    public Optional<V> find(K key) {
        synchronized (monitor) {
            var found = Optional.ofNullable(present.get(key));
            if (shown.moment().isEmpty()) return found;
            for (var step : (Iterable<Step<K, V>>) history::descendingIterator) {
                if (!step.at().isAfter(shown.moment().get())) break;
                if (Objects.equals(step.key(), key)) found = step.before();
            }
            return found;
        }
    }

    /** Whether it is there now, whatever looks see. */
    public boolean isThere(K key) {
        synchronized (monitor) {
            return present.containsKey(key);
        }
    }

    public void put(K key, V value) {
        synchronized (monitor) {
            remember(key, Optional.ofNullable(present.put(key, value)), Optional.of(value));
        }
    }

    /** Puts what was there before the process began, which was not changed by anybody. */
    public void restore(K key, V value) {
        synchronized (monitor) {
            present.put(key, value);
        }
    }

    /** Whether it was there. */
    public boolean remove(K key) {
        synchronized (monitor) {
            var before = Optional.ofNullable(present.remove(key));
            if (before.isPresent()) remember(key, before, Optional.empty());
            return before.isPresent();
        }
    }

    private void remember(K key, Optional<V> before, Optional<V> after) {
        var now = real.instant();
        while (!history.isEmpty() && history.getFirst().at().isBefore(now.minus(REMEMBERED))) history.removeFirst();
        history.add(new Step<>(now, key, before, after));
    }
}
