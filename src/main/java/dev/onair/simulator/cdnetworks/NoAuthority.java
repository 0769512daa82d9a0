package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.util.Set;

/**
 * The call is not the account's to make: 1008 where the document has that code among the call's own, else 1007; it takes no
 * effect.
 */
public record NoAuthority(Code code) implements Fault {
    /** 2.24 and 2.27 to 2.29. */
    private static final Set<String> WITH_NO_PERMISSION =
            Set.of("getRecordFileInfo", "startForwardTask", "endForwardTask", "getForwardTaskList");

    public NoAuthority() {
        this(Code.NO_AUTHORITY);
    }

    static NoAuthority to(String call) {
        return new NoAuthority(WITH_NO_PERMISSION.contains(call) ? Code.NO_PERMISSION : Code.NO_AUTHORITY);
    }

    @Override
    public String name() {
        return "no-authority";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        call.code(code.number());
        return Answers.refusal(code, code.message());
    }
}
