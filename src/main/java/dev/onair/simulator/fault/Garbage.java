package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.util.Random;

/** Answers bytes that are no text, under the name of JSON; the call takes effect. */
public record Garbage() implements Fault {
    private static final int LENGTH = 512;

    @Override
    public String name() {
        return "garbage";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        next.proceed();
        var bytes = new byte[LENGTH];
        new Random(LENGTH).nextBytes(bytes); // the same bytes each time
        return Reply.of(200, "application/json", bytes);
    }
}
