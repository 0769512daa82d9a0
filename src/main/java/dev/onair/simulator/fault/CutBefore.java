package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;

/** Closes the connection before the call takes effect. */
public record CutBefore() implements Fault {
    @Override
    public String name() {
        return "cut-before";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        return Reply.cut();
    }
}
