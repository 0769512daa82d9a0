package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/** Refuses the call with any status and code, in the shape of the call; it takes no effect. */
public record RefuseWith(int status, String code, String message) implements Fault {
    public RefuseWith(Code code) {
        this(code.status(), code.code(), code.message());
    }

    @Override
    public String name() {
        return "code";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        call.code(status);
        call.errorCode(code);
        return Answers.refusal(Action.named(call.call()), status, code, message, MissingNode.getInstance());
    }
}
