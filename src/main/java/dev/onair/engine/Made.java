package dev.onair.engine;

import dev.onair.common.RecentWrites;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was made of late, as the calls said it that made it: what there is, until the vendor shows it. And what was sent of late,
 * since the status that says so is not written where somebody edits the manifest meanwhile. Kept for as long as it may take until
 * the vendor shows it, and not beyond the end of the process. Safe for use by any number of threads.
 */
public final class Made<O> {
    private final Lasting<Identified<O>> objects = new Lasting<>();
    private final Lasting<RecentWrites> writes = new Lasting<>();

    private record Identified<O>(String id, O object) {}

    /** By the resources' uids, until a moment. */
    private static final class Lasting<V> {
        private final Map<String, Entry<V>> byUid = new ConcurrentHashMap<>();

        private record Entry<V>(V value, Instant until) {}

        void put(String uid, V value, Instant now, Instant until) {
            byUid.values().removeIf(entry -> entry.until().isBefore(now));
            byUid.put(uid, new Entry<>(value, until));
        }

        Optional<V> find(String uid, Instant now) {
            return Optional.ofNullable(byUid.get(uid))
                    .filter(entry -> now.isBefore(entry.until()))
                    .map(Entry::value);
        }

        void remove(String uid) {
            byUid.remove(uid);
        }
    }

    /** @param until when the vendor must show it */
    void put(String uid, String id, O object, Instant now, Instant until) {
        objects.put(uid, new Identified<>(id, object), now, until);
    }

    /** What the resource with this uid has under this id; empty where that is not known, or is to be seen by now. */
    Optional<O> find(String uid, String id, Instant now) {
        return objects.find(uid, now).filter(made -> made.id().equals(id)).map(Identified::object);
    }

    /** Takes what the status is to say of what was sent. */
    void sent(String uid, RecentWrites sent, Instant now, Instant until) {
        writes.put(uid, sent, now, until);
    }

    /** What was sent for the resource with this uid, where its status does not know of it. */
    Optional<RecentWrites> lost(String uid, @Nullable RecentWrites known, Instant now) {
        return writes.find(uid, now).filter(sent -> SentWrites.last(known).isBefore(SentWrites.last(sent)));
    }

    /** Somebody asks to have it sent again. */
    public void forgetSent(String uid) {
        writes.remove(uid);
    }

    /** The vendor shows it. */
    void seen(String uid) {
        objects.remove(uid);
    }
}
