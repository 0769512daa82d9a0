package dev.onair.account;

import dev.onair.engine.MemoryBudget;

/** How much memory the vendors' lists of all accounts take together, those that are known and those that are being read. */
final class ListMemory {
    private static final int SHARE_OF_HEAP = 5;
    private static final long LEAST_BYTES = 3 * WalkBounds.MOST_BYTES;

    /** The heap is one for the whole process, and so is this. */
    static final MemoryBudget OF_PROCESS =
            new MemoryBudget(Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));

    private ListMemory() {}
}
