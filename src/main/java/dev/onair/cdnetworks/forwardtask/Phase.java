package dev.onair.cdnetworks.forwardtask;

/** How far a forward task is. */
public enum Phase {
    /** It waits for its start. */
    Pending,
    /** It relays what the channel gets. */
    Forwarding,
    /** It is over: its end has come, or somebody ended it. */
    Completed,
    /** It is over, and the vendor calls it failed. */
    Failed;

    boolean isOver() {
        return this == Completed || this == Failed;
    }
}
