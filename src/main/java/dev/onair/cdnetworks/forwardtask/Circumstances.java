package dev.onair.cdnetworks.forwardtask;

import dev.onair.account.Claimant;
import java.util.function.Predicate;

/**
 * Who asks for a task, and what of it is known apart from the vendor.
 *
 * @param isHeldByAnother whether a manifest other than the claimant's names the task as its own
 * @param before the status as it stands: what an operator before this one has noted
 * @param desired what the manifest asks for
 */
record Circumstances(
        Claimant claimant, Predicate<String> isHeldByAnother, ForwardTaskStatus before, ForwardTaskDesired desired) {

    /** Whether the task was seen to be over. */
    boolean isOver(String taskId) {
        return before.isOver() && taskId.equals(before.taskId);
    }

    /** Whether the vendor said that it made the task, or was seen to have it. */
    boolean isKnown(String taskId) {
        return taskId.equals(before.taskId);
    }

    /** Whether the vendor was seen to have the task. */
    boolean wasShown(String taskId) {
        return isKnown(taskId) && before.phase != null;
    }
}
