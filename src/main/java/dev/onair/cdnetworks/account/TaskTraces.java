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
    /** When the vendor has to show what was just made. */
    private final Map<String, Instant> shownBy = new ConcurrentHashMap<>();

    private record Finding(Instant at, boolean known) {
        private static Finding newer(Finding one, Finding other) {
            return other.at().isBefore(one.at()) ? one : other;
        }
    }

    /** The vendor said that it made the task; that it does not know it before this moment says nothing. */
    void made(String taskId, Instant mustShow) {
        shownBy.put(taskId, mustShow);
    }

    /** @param at the moment before the vendor was asked */
    void found(String taskId, Instant at) {
        newest.merge(taskId, new Finding(at, true), Finding::newer);
        shownBy.remove(taskId);
    }

    /** The vendor does not know it; else as {@link #found}. */
    void missed(String taskId, Instant at) {
        newest.merge(taskId, new Finding(at, false), Finding::newer);
    }

    /** Nobody asks for it any more. */
    void forget(String taskId) {
        newest.remove(taskId);
        shownBy.remove(taskId);
    }

    /**
     * What was found of a task.
     *
     * @param listed when a list has shown it; long ago if none has
     * @param distrusted before when nothing that is not there is believed to be gone
     */
    Trace trace(String taskId, Instant listed, Instant distrusted) {
        var finding = newest.get(taskId);
        var mustShow = shownBy.getOrDefault(taskId, Instant.MIN);
        var written = mustShow.isAfter(distrusted) ? mustShow : distrusted;
        if (finding == null || finding.at().isBefore(listed)) {
            return new Trace(listed, Instant.MIN, written);
        }
        return finding.known()
                ? new Trace(finding.at(), Instant.MIN, written)
                : new Trace(Instant.MIN, finding.at(), written);
    }
}
