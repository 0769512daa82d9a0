package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;

/** Has the call take effect twice, as a proxy that repeats requests would; the second answer is the caller's. */
public record Duplicate() implements Fault {
    @Override
    public String name() {
        return "duplicate";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        next.proceed();
        return next.proceed();
    }
}
