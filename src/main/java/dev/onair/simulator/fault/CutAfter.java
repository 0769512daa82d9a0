package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;

/** Closes the connection after the call took effect, so its answer is lost. */
public record CutAfter() implements Fault {
    @Override
    public String name() {
        return "cut-after";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        next.proceed();
        return Reply.cut();
    }
}
