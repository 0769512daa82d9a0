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
    private final Map<String, Entry<O>> byUid = new ConcurrentHashMap<>();

    private record Entry<O>(String id, O object, Instant until) {}

    private final Map<String, Sent> sentByUid = new ConcurrentHashMap<>();

    private record Sent(RecentWrites writes, Instant until) {}

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

    /** Takes what the status is to say of what was sent. */
    void sent(String uid, RecentWrites writes, Instant now, Instant until) {
        sentByUid.values().removeIf(sent -> sent.until().isBefore(now));
        sentByUid.put(uid, new Sent(writes, until));
    }

    /** What was sent for the resource with this uid, where its status does not know of it. */
    Optional<RecentWrites> lost(String uid, @Nullable RecentWrites known, Instant now) {
        return Optional.ofNullable(sentByUid.get(uid))
                .filter(sent -> now.isBefore(sent.until()))
                .map(Sent::writes)
                .filter(sent -> SentWrites.last(known).isBefore(SentWrites.last(sent)));
    }

    /** Somebody asks to have it sent again. */
    public void forgetSent(String uid) {
        sentByUid.remove(uid);
    }

    /** The vendor shows it. */
    void seen(String uid) {
        byUid.remove(uid);
    }
}
