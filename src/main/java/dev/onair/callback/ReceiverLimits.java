package dev.onair.callback;

import java.time.Duration;

/**
 * What whoever can reach the receiver's port may have of it. A notice takes milliseconds, so none of this is near for a vendor
 * or a proxy.
 *
 * @param connections open at once
 * @param perAddress of these, from one client address; behind a proxy that is the proxy's, which has them for all
 * @param head from the connection, or the end of the request before, to the end of a request's head
 * @param request from the end of the head to the end of the body
 */
record ReceiverLimits(int connections, int perAddress, Duration head, Duration request) {
    static final ReceiverLimits USUAL = new ReceiverLimits(512, 128, Duration.ofSeconds(5), Duration.ofSeconds(10));

    ReceiverLimits {
        if (connections < 1 || perAddress < 1) {
            throw new IllegalArgumentException("onair.callbacks.connections " + connections
                    + " and onair.callbacks.connections-per-address " + perAddress + " must be at least 1");
        }
    }

    ReceiverLimits withConnections(int all, int ofOneAddress) {
        return new ReceiverLimits(all, ofOneAddress, head, request);
    }
}
