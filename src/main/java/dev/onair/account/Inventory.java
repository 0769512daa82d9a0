package dev.onair.account;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of all objects of a kind that the vendor lists.
 *
 * @param kind whose resources are bound to what it lists
 * @param asOf when the last whole walk began; empty before the first one
 * @param traces what is known of the object with this id
 */
public record Inventory(String kind, Optional<Instant> asOf, Function<String, Trace> traces) {}
