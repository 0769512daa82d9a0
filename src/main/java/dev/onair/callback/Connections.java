package dev.onair.callback;

import java.util.HashMap;
import java.util.Map;

/** Counts open connections, all and by client address, and admits no more than the limits say. For one thread. */
final class Connections {
    private final ReceiverLimits limits;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int open;

    Connections(ReceiverLimits limits) {
        this.limits = limits;
    }

    /** Whether one more of this client may be held; if so, {@link #closed} is to be said once when it is over. */
    boolean admit(String address) {
        if (open >= limits.connections() || byAddress.getOrDefault(address, 0) >= limits.perAddress()) {
            return false;
        }
        open++;
        byAddress.merge(address, 1, Integer::sum);
        return true;
    }

    void closed(String address) {
        open--;
        byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    int open() {
        return open;
    }
}
