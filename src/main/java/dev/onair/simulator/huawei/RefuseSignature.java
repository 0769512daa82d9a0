package dev.onair.simulator.huawei;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;

/** Refuses a right signature, or a right token for a wrong one (401, LIVE.100011002). */
public record RefuseSignature() implements Fault {
    @Override
    public String name() {
        return "refuse-signature";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        return new RefuseWith(Code.WRONG_SIGNATURE).apply(call, next);
    }
}
