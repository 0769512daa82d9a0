package dev.onair.account;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one of the vendor's lists says of all objects of a kind.
 *
 * @param kind whose resources are bound to what it lists
 * @param asOf when the last whole walk began; empty before the first one
 * @param shows whether the list has the object with this id, or may not show it yet
 */
public record Inventory(String kind, Optional<Instant> asOf, Predicate<String> shows) {}
