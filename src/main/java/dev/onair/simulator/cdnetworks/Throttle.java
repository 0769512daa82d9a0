package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.time.Duration;
import java.util.Optional;

/** Refuses the call as one too many, whatever the account has used. */
public record Throttle(ThrottleAnswer answer, Optional<Duration> retryAfter) implements Fault {
    /** HTTP 429 without more. */
    public Throttle() {
        this(ThrottleAnswer.STATUS_429, Optional.empty());
    }

    @Override
    public String name() {
        return "throttle";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var reply = answer.reply();
        return retryAfter
                .map(wait -> reply.withHeader("Retry-After", Long.toString(wait.toSeconds())))
                .orElse(reply);
    }
}
