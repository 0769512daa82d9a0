package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All objects, under one version that goes up by one with each change, and the last changes.
 *
 * <p>An object in here is never altered: a write puts another in its place, so readers need no lock on what they got.
 */
final class Store {
    /** Of one object; etcd's default for a request. */
    private static final int MOST_BYTES = 1536 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Key, ObjectNode> objects = new TreeMap<>();
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final @Nullable Change[] history;
    private long version;
    private long oldest;
    private boolean closed;

    Store(int kept) {
        this.history = new Change[kept];
    }

    /** Where an object is; the namespace of a cluster-scoped one is empty. */
    record Key(String bucket, String namespace, String name) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::bucket).thenComparing(Key::namespace).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** One write: no {@code before} is a creation, no {@code after} a removal. */
    record Change(
            long version,
            Key key,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {
        ObjectNode latest() {
            return after != null ? after : Objects.requireNonNull(before);
        }
    }

    /** What there was at one version. */
    record Snapshot(long version, List<ObjectNode> objects) {}

    /** Changes in order, and the version up to which nothing is left out. */
    record Changes(long upTo, List<Change> changes) {}

    /** Calls the listener with each change, inside the write; it must be quick and must not write. */
    void listen(Consumer<Change> listener) {
        lock.lock();
        try {
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
    }

    @Nullable ObjectNode get(Key key) {
        lock.lock();
        try {
            return objects.get(key);
        } finally {
            lock.unlock();
        }
    }

    /** An empty namespace lists all of them. */
    Snapshot list(String bucket, String namespace) {
        lock.lock();
        try {
            var listed = new ArrayList<ObjectNode>();
            for (var entry : objects.tailMap(new Key(bucket, namespace, "")).entrySet()) {
                var key = entry.getKey();
                if (!key.bucket().equals(bucket)
                        || (!namespace.isEmpty() && !key.namespace().equals(namespace))) {
                    break;
                }
                listed.add(entry.getValue());
            }
            return new Snapshot(version, listed);
        } finally {
            lock.unlock();
        }
    }

    /** Every object with its key. */
    List<Change> all() {
        lock.lock();
        try {
            var all = new ArrayList<Change>(objects.size());
            objects.forEach((key, object) -> all.add(new Change(version, key, null, object)));
            return all;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts the object there if what is there is still what the writer saw.
     *
     * @return the object as kept, with its new version; null if another write came first
     * @throws StatusException where etcd would not take it
     */
    @Nullable ObjectNode put(Key key, @Nullable ObjectNode seen, ObjectNode next) {
        lock.lock();
        try {
            if (!isStill(key, seen)) {
                return null;
            }
            if (next.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw StatusException.tooLargeForEtcd();
            }
            var stored = stamped(next);
            objects.put(key, stored);
            publish(new Change(version, key, seen, stored));
            return stored;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #put}, to nothing: returns the object as it was last, with the version of its removal. */
    @Nullable ObjectNode remove(Key key, ObjectNode seen) {
        lock.lock();
        try {
            if (!isStill(key, seen)) {
                return null;
            }
            objects.remove(key);
            var last = stamped(seen);
            publish(new Change(version, key, last, null));
            return last;
        } finally {
            lock.unlock();
        }
    }

    long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The changes after that version; waits for one as long as it is told to.
     *
     * @throws StatusException when some of them are no longer kept
     */
    Changes changesAfter(long after, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (after < oldest) {
                throw StatusException.expired("too old resource version: %d (%d)".formatted(after, oldest));
            }
            var left = wait.toNanos();
            while (version <= after && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            if (version - after > history.length) {
                throw StatusException.expired("too old resource version: %d (%d)".formatted(after, oldest));
            }
            var changes = new ArrayList<Change>();
            for (var at = after + 1; at <= version; at++) {
                var change = history[(int) (at % history.length)];
                if (change != null) {
                    changes.add(change);
                }
            }
            return new Changes(Math.max(after, version), changes);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The very object that the writer saw: an equal one may have been written twice in between. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isStill(Key key, @Nullable ObjectNode seen) {
        return objects.get(key) == seen;
    }

    private ObjectNode stamped(ObjectNode object) {
        version++;
        var metadata = Json.metadata(object).deepCopy().put("resourceVersion", Long.toString(version));
        return Json.object().<ObjectNode>setAll(object).set("metadata", metadata);
    }

    private void publish(Change change) {
        history[(int) (change.version() % history.length)] = change;
        oldest = Math.max(oldest, version - history.length);
        listeners.forEach(listener -> listener.accept(change));
        changed.signalAll();
    }
}
