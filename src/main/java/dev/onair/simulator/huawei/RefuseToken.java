package dev.onair.simulator.huawei;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/** Says of a good token that it has to be renewed (401, APIGW.0307). */
public record RefuseToken() implements Fault {
    @Override
    public String name() {
        return "refuse-token";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        return new RefuseWith(Code.OLD_TOKEN).apply(call, next);
    }
}
