package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;

/** Sends half of the answer and closes the connection; the call takes effect. */
public record Truncated() implements Fault {
    @Override
    public String name() {
        return "truncated";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        return next.proceed().with(Reply.Delivery.HALF);
    }
}
