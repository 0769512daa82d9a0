package dev.onair.engine;

import java.time.Instant;

/** What the vendor has. A read that failed is {@link Unknown}: it can never be taken for {@link Absent}. */
public sealed interface Observation<O> {

    /** The vendor was asked for this very object and has none. */
    record Absent<O>() implements Observation<O> {}

    /** The vendor had this at {@code at}. */
    record Present<O>(O observed, Instant at) implements Observation<O> {}

    /** The vendor could not be asked, or did not answer. */
    record Unknown<O>(Failure why) implements Observation<O> {}

    /** The account's first look is not over yet; the resource is woken when it is. */
    record Pending<O>() implements Observation<O> {}
}
