package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/** Refuses the call with any code, 900 for one; it takes no effect. */
public record RefuseWith(int code, String message) implements Fault {
    @Override
    public String name() {
        return "code";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        call.code(code);
        return Answers.refusal(code, message);
    }
}
