package dev.onair.cdnetworks.forwardtask;

import dev.onair.account.Claimant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Who asks for a task, and what of it is known apart from the vendor.
 *
 * @param before the status as it stands: what an operator before this one has noted
 * @param desired what the manifest asks for
 * @param foreign why no task may be made of the channel, if none may
 */
record Circumstances(Around around, ForwardTaskStatus before, ForwardTaskDesired desired, Optional<String> foreign) {

    /**
     * What is so around the resource.
     *
     * @param isHeldByAnother whether a manifest other than the claimant's names the task as its own
     * @param mayBeAnotherAccount whether the account may be another one than the one that the resource's task is in
     */
    record Around(Claimant claimant, Predicate<String> isHeldByAnother, BooleanSupplier mayBeAnotherAccount) {}

    Claimant claimant() {
        return around.claimant();
    }

    Predicate<String> isHeldByAnother() {
        return around.isHeldByAnother();
    }

    /** Whether what the account lacks may be in another one. */
    boolean mayBeInAnotherAccount() {
        return around.mayBeAnotherAccount().getAsBoolean();
    }

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
