package dev.onair.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Reads show what there was a while ago, and lists what there was still earlier; writes work on the present.
 *
 * @param details how far a look at one object is behind
 * @param lists how far a list is behind
 */
public record Lagging(Duration details, Duration lists) implements Fault {
    /** What was before is not remembered for longer than ten minutes. */
    private static final Duration MOST = Duration.ofMinutes(10);

    private static final BigDecimal BY_DEFAULT = BigDecimal.TEN;

    /** @throws IllegalArgumentException when either is below zero or above ten minutes */
    public Lagging {
        if (details.isNegative() || details.compareTo(MOST) > 0 || lists.isNegative() || lists.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "lagging wants 0 to 600 seconds, not " + details.toSeconds() + " and " + lists.toSeconds());
        }
    }

    /** From {@code seconds} (10 by default) and {@code listSeconds} (twice as many by default). */
    public static Lagging of(JsonNode json) {
        var seconds = json.path("seconds").decimalValue();
        var details = duration(json.has("seconds") ? seconds : BY_DEFAULT);
        return new Lagging(
                details,
                json.has("listSeconds") ? duration(json.path("listSeconds").decimalValue()) : details.multipliedBy(2));
    }

    private static Duration duration(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    @Override
    public String name() {
        return "lagging";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        call.readsAsOf(call.arrived().minus(details), call.arrived().minus(lists));
        return next.proceed();
    }
}
