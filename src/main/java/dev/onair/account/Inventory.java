package dev.onair.account;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of all objects of a kind that can be looked for.
 *
 * @param kind whose resources are bound to them
 * @param asOf when the last whole walk over the vendor's list began; empty before the first one, and where not all that is there
 *     is listed
 * @param traces what is known of the object with this id
 */
public record Inventory(String kind, Optional<Instant> asOf, Function<String, Trace> traces) {}
