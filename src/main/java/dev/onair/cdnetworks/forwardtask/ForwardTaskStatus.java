package dev.onair.cdnetworks.forwardtask;

import dev.onair.common.OnairStatus;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What is known of a forward task. Of its destination it holds the host alone. */
public final class ForwardTaskStatus extends OnairStatus {
    /** The task's id at the vendor. */
    @Size(max = 256) public @Nullable String taskId;

    /** How far the task is. */
    public @Nullable Phase phase;

    /** The vendor's id of the channel that is relayed. */
    @Size(max = 256) public @Nullable String pullId;

    /** The host that the stream is pushed to. */
    @Size(max = 256) public @Nullable String destinationHost;

    /** When the vendor starts the task, RFC 3339; absent where it was to start at once. */
    @Size(max = 64) public @Nullable String startsAt;

    /** When the vendor ends the task, RFC 3339; absent where nothing but a deletion ends it. */
    @Size(max = 64) public @Nullable String endsAt;

    /** When the vendor created the task, RFC 3339. */
    @Size(max = 64) public @Nullable String createdAt;

    /** When the task was first seen to be over, RFC 3339. */
    @Size(max = 64) public @Nullable String finishedAt;

    /** The vendor no longer has the task, its end is past, and it was not seen how it went; or it never showed the task. */
    public @Nullable Boolean outcomeUnknown;

    /** The task was over before its end, or without one, and this resource did not ask for that. */
    public @Nullable Boolean endedEarly;

    /** Whether the task is over and done with: nothing is asked about it any more. */
    boolean isOver() {
        return phase != null && phase.isOver();
    }

    /** Whether the task that the resource is bound to is over, and no create was begun that may have made another. */
    boolean isAllOver() {
        return isOver() && attempt == null && taskId != null && taskId.equals(externalId);
    }

    /** Whether the vendor made the task, and has never shown it for longer than its list takes. */
    boolean isNotShown() {
        return phase == null && Boolean.TRUE.equals(outcomeUnknown);
    }
}
