package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Observation;
import java.time.Instant;
import java.util.function.Function;

/**
 * What a look at one of the vendor's objects brought.
 *
 * @param <E> what the vendor tells of it
 */
public sealed interface Look<E> {

    record Here<E>(E entry, Instant at) implements Look<E> {}

    /** The vendor was asked for this very object and does not have it. */
    record Gone<E>() implements Look<E> {}

    record Failed<E>(Failure why) implements Look<E> {}

    /** The walk that is to show it is not over; whoever waits is woken then. */
    record NotYet<E>() implements Look<E> {}

    /** @param sighting something that was seen */
    static <E> Look<E> here(Sighting<E> sighting) {
        return new Here<>(sighting.entry(), sighting.seenAt());
    }

    /** As the loop wants to know it. */
    default <O> Observation<O> as(Function<E, O> observed) {
        return switch (this) {
            case Here<E>(var entry, var at) -> new Observation.Present<>(observed.apply(entry), at);
            case Gone<E> ignored -> new Observation.Absent<>();
            case Failed<E>(var why) -> new Observation.Unknown<>(why);
            case NotYet<E> ignored -> new Observation.Pending<>();
        };
    }
}
