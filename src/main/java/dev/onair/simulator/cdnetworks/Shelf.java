package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.Remembered;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things of one kind by their ids, in the order in which they came. Nothing is validated. The channels' monitor guards it,
 * as everything, so that a call sees no change of another.
 */
public final class Shelf<T> {
    private final Channels monitor;
    private final Function<T, String> id;
    private final Remembered<String, T> byId;

    Shelf(Channels monitor, Function<T, String> id) {
        this.monitor = monitor;
        this.id = id;
        this.byId = monitor.memory();
    }

    public List<T> all() {
        return byId.all();
    }

    public Optional<T> find(String wanted) {
        return byId.find(wanted);
    }

    /** Whether it is there, but a call that sees an earlier moment is not to see it. */
    boolean isHidden(String wanted) {
        return byId.isThere(wanted) && byId.find(wanted).isEmpty();
    }

    /** @throws IllegalArgumentException when there is none */
    public T get(String wanted) {
        return find(wanted).orElseThrow(() -> new IllegalArgumentException("there is no " + wanted));
    }

    /** In place of what had the same id, or as the last. */
    public T put(T thing) {
        synchronized (monitor) {
            byId.put(id.apply(thing), thing);
            monitor.changed();
            return thing;
        }
    }

    public void remove(String gone) {
        synchronized (monitor) {
            byId.remove(gone);
            monitor.changed();
        }
    }

    void restore(Collection<T> things) {
        synchronized (monitor) {
            things.forEach(thing -> byId.restore(id.apply(thing), thing));
        }
    }
}
