package dev.onair.cdnetworks.account;

import dev.onair.account.Trace;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When single tasks were last asked for, and whether the vendor knew them, over or not. Of tasks no list shows all: that one is
 * missing there is no loss. Safe for use by several threads.
 */
final class TaskTraces {
    private final Map<String, Finding> newest = new ConcurrentHashMap<>();
    /** Of those that nobody has found yet. */
    private final Map<String, Trace.Write> made = new ConcurrentHashMap<>();

    private record Finding(Instant at, boolean known) {
        private static Finding newer(Finding one, Finding other) {
            return other.at().isBefore(one.at()) ? one : other;
        }
    }

    /** The vendor said that it made the task. */
    void made(String taskId, Trace.Write create) {
        made.put(taskId, create);
    }

    /** @param at the moment before the vendor was asked */
    void found(String taskId, Instant at) {
        newest.merge(taskId, new Finding(at, true), Finding::newer);
        made.remove(taskId);
    }

    /** The vendor does not know it; else as {@link #found}. */
    void missed(String taskId, Instant at) {
        newest.merge(taskId, new Finding(at, false), Finding::newer);
    }

    /** Nobody asks for it any more. */
    void forget(String taskId) {
        newest.remove(taskId);
        made.remove(taskId);
    }

    /**
     * What was found of a task.
     *
     * @param listed when a list has shown it; long ago if none has
     * @param written before when nothing that is not there is believed to be gone
     */
    Trace trace(String taskId, Instant listed, Instant written) {
        var finding = newest.get(taskId);
        var create = made.getOrDefault(taskId, Trace.Write.NONE);
        if (finding == null || finding.at().isBefore(listed)) {
            return new Trace(listed, Instant.MIN, written, create);
        }
        return finding.known()
                ? new Trace(finding.at(), Instant.MIN, written, create)
                : new Trace(Instant.MIN, finding.at(), written, create);
    }
}
