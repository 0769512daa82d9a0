package dev.onair.account;

import java.util.HashMap;
import java.util.Map;

/**
 * Which tenants' edits go before what others create: one of each, until each other tenant that creates has had a turn. So an edit
 * does not wait, and who edits without end has no more of the quota than anybody else. Not safe for use by several threads.
 */
final class EditTurns {
    /** By tenant, how many creations there must have been before its next edit goes first. */
    private final Map<String, Long> after = new HashMap<>();

    private long creations;

    boolean mayGoFirst(String tenant) {
        return after.getOrDefault(tenant, 0L) <= creations;
    }

    /** @param others how many other tenants' creations wait */
    void wentFirst(String tenant, int others) {
        after.values().removeIf(due -> due <= creations);
        if (others > 0) {
            after.put(tenant, creations + others);
        }
    }

    /** The edit that went first was not sent. */
    void cameToNothing(String tenant) {
        after.remove(tenant);
    }

    void created() {
        creations++;
    }
}
