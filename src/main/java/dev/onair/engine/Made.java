package dev.onair.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was made of late, as the calls said it that made it: what there is, until the vendor shows it. Kept for as long as that
 * may take, and not beyond the end of the process. Safe for use by any number of threads.
 */
public final class Made<O> {
    private final Map<String, Entry<O>> byUid = new ConcurrentHashMap<>();

    private record Entry<O>(String id, O object, Instant until) {}

    /** @param until when the vendor must show it */
    void put(String uid, String id, O object, Instant now, Instant until) {
        byUid.values().removeIf(entry -> entry.until().isBefore(now));
        byUid.put(uid, new Entry<>(id, object, until));
    }

    /** What the resource with this uid has under this id; empty where that is not known, or is to be seen by now. */
    Optional<O> find(String uid, String id, Instant now) {
        return Optional.ofNullable(byUid.get(uid))
                .filter(entry -> entry.id().equals(id) && now.isBefore(entry.until()))
                .map(Entry::object);
    }

    /** The vendor shows it. */
    void seen(String uid) {
        byUid.remove(uid);
    }
}
