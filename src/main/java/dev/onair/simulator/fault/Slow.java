package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.time.Duration;

/** Answers late; the call takes effect after the delay. */
public record Slow(Duration delay) implements Fault {
    @Override
    public String name() {
        return "slow";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.cut(); // the simulator is being closed
        }
        return next.proceed();
    }
}
