package dev.onair.simulator.huawei;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/** Answers LIVE.103011019 with status 404, as table 9.2 has it, and not with the 400 of the examples. */
public record NotThereAs404() implements Fault {
    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "not-there-404";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var reply = next.proceed();
        if (call.errorCode().filter(Code.NOT_THERE.code()::equals).isEmpty()) return reply;
        call.code(NOT_FOUND);
        return new Reply(NOT_FOUND, reply.headers(), reply.body(), reply.delivery());
    }
}
