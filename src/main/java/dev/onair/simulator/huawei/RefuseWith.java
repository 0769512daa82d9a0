package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/**
 * Refuses the call with any status and code, in the shape of the call; it takes no effect.
 *
 * @param detail for {@code error_detail}, which 9.2 speaks of; none where it is empty
 */
public record RefuseWith(int status, String code, String message, String detail) implements Fault {
    public RefuseWith(int status, String code, String message) {
        this(status, code, message, "");
    }

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
        var refusal = Answers.refusal(Action.named(call.call()), status, code, message, MissingNode.getInstance());
        return detail.isEmpty() ? refusal : Answers.detailed(refusal, detail);
    }
}
