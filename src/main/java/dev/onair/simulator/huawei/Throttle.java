package dev.onair.simulator.huawei;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.time.Duration;
import java.util.Optional;

/**
 * Refuses the call as one too many, whatever the account has used.
 *
 * @param byService whether with the service's LIVE.100011007 and status 500, and not with the gateway's 429
 */
public record Throttle(boolean byService, Optional<Duration> retryAfter) implements Fault {
    /** The gateway's 429 without more. */
    public Throttle() {
        this(false, Optional.empty());
    }

    @Override
    public String name() {
        return "throttle";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var code = byService ? Code.OVERLOADED : Code.THROTTLED;
        var reply = new RefuseWith(code).apply(call, next);
        return retryAfter
                .map(wait -> reply.withHeader("Retry-After", Long.toString(wait.toSeconds())))
                .orElse(reply);
    }
}
