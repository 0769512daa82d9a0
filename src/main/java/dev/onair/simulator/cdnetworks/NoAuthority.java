package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/** The account's API is switched off (1007). */
public record NoAuthority() implements Fault {
    @Override
    public String name() {
        return "no-authority";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        call.code(Code.NO_AUTHORITY.number());
        return Answers.refusal(Code.NO_AUTHORITY, Code.NO_AUTHORITY.message());
    }
}
