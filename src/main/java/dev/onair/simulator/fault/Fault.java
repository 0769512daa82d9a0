package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;

/** Something that goes wrong with a call that was let in: it stands between the caller and the call's handling. */
public interface Fault {
    /** As the admin endpoint and the request log call it. */
    String name();

    /**
     * Answers the call.
     *
     * @param next handles the call, and takes effect each time it is asked
     */
    Reply apply(CallContext call, Handling next);
}
