package dev.onair.logs;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.util.function.Function;

/**
 * Refuses the call with a message that repeats the request, as gateways and validating frameworks do: first the secrets in it,
 * which a message that is cut short would lose, then all of it.
 *
 * @param refusal by the message
 */
public record Echo(PlantedSecrets secrets, Function<String, Fault> refusal) implements Fault {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var asked = call.request().orElseThrow();
        var all = asked.query() + " " + asked.text() + " " + asked.headers();
        return refusal.apply("invalid: " + String.join(", ", secrets.in(all)) + " in " + all)
                .apply(call, next);
    }
}
