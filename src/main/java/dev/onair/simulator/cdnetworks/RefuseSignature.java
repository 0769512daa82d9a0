package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/** Refuses a right signature (1001). */
public record RefuseSignature() implements Fault {
    @Override
    public String name() {
        return "refuse-signature";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        call.code(Code.WRONG_SIGNATURE.number());
        return Answers.refusal(Code.WRONG_SIGNATURE, Code.WRONG_SIGNATURE.message());
    }
}
