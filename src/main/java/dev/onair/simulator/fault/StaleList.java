package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The calls that list show what there was at an earlier moment, of the last ten minutes.
 *
 * @param seenAt the moment, asked at each call: a fixed one freezes the list, one that moves lets it lag
 */
public record StaleList(InstantSource seenAt) implements Fault {
    public static StaleList frozenAt(Instant moment) {
        return new StaleList(InstantSource.fixed(moment));
    }

    @Override
    public String name() {
        return "stale-list";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        call.listsAsOf(seenAt.instant());
        return next.proceed();
    }
}
