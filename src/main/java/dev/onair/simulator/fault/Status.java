package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;

/**
 * Answers an HTTP status without a code in the body.
 *
 * @param afterEffect whether the call takes effect nevertheless
 */
public record Status(int status, boolean afterEffect) implements Fault {
    /** A status instead of the call. */
    public Status(int status) {
        this(status, false);
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        if (afterEffect) next.proceed();
        return Reply.of(status, "text/plain", "status " + status + "\n");
    }
}
