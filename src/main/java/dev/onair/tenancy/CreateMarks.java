package dev.onair.tenancy;

import dev.onair.common.Attempt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The create marks that this process has written, or found when it first looked at a resource: nobody else writes any. A mark
 * that comes to stand in a status otherwise is an old one of the same resource that somebody put back, and its seal is still
 * valid; what it finds would be bound without leave. Safe for use by several threads.
 */
final class CreateMarks {
    /** By the resources' uids; empty where there is none. */
    private final Map<String, Optional<List<?>>> marks = new ConcurrentHashMap<>();

    /** What a mark says; not its seal, which is made anew with another key. */
    private static Optional<List<?>> text(@Nullable Attempt mark) {
        return Optional.ofNullable(mark)
                .map(one -> List.of(
                        String.valueOf(one.call),
                        String.valueOf(one.at),
                        String.valueOf(one.name),
                        String.valueOf(one.requestHash),
                        String.valueOf(one.replaces),
                        String.valueOf(one.known)));
    }

    /** What stands in the status when the resource is first looked at is believed. */
    void first(String uid, @Nullable Attempt mark) {
        marks.putIfAbsent(uid, text(mark));
    }

    /** It was written, or that there is none any more. */
    void written(String uid, @Nullable Attempt mark) {
        marks.put(uid, text(mark));
    }

    /** Whether the mark is the last one of this resource. */
    boolean isLast(String uid, Attempt mark) {
        var last = marks.get(uid);
        return last == null || last.equals(text(mark));
    }

    /** The resource is gone. */
    void forget(String uid) {
        marks.remove(uid);
    }
}
