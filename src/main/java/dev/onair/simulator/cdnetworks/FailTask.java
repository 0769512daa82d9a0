package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.util.function.Consumer;

/**
 * The call succeeds, and the recording or forward task that it made fails, as soon as it starts.
 *
 * @param fails makes the task of an id fail, if there is one
 */
public record FailTask(Consumer<String> fails) implements Fault {
    @Override
    public String name() {
        return "fail-task";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var reply = next.proceed();
        call.ids().forEach(fails);
        return reply;
    }
}
