package dev.onair.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Refuses some calls as not the account's to make; all others go on.
 *
 * @param calls the vendor's names of them
 * @param refusal what the vendor answers to one of them
 */
public record Unentitled(Set<String> calls, Function<String, Fault> refusal) implements Fault {
    public Unentitled {
        calls = Set.copyOf(calls);
    }

    /**
     * From {@code calls}.
     *
     * @param byDefault which calls where none are said
     * @param known every call that there is
     * @throws IllegalArgumentException when one of the calls is none
     */
    public static Unentitled of(
            JsonNode json, Set<String> byDefault, Set<String> known, Function<String, Fault> refusal) {
        var calls = new TreeSet<String>();
        json.path("calls").forEach(call -> calls.add(call.asText()));
        for (var call : calls) {
            if (!known.contains(call)) {
                throw new IllegalArgumentException("no call \"" + call + "\"; there are " + new TreeSet<>(known));
            }
        }
        return new Unentitled(calls.isEmpty() ? byDefault : calls, refusal);
    }

    @Override
    public String name() {
        return "unentitled";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        return calls.contains(call.call()) ? refusal.apply(call.call()).apply(call, next) : next.proceed();
    }
}
