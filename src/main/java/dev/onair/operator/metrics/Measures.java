package dev.onair.operator.metrics;

import java.util.Map;
import java.util.Optional;

/**
 * What a kind's status tells that somebody may want to be woken for.
 *
 * @param live whether a stream is on air; empty where that is not known, or where the kind has none
 * @param phase of a recording or relay
 * @param health whether all is connected, by part; a part that nobody knows of is left out
 */
public record Measures(Optional<Boolean> live, Optional<String> phase, Map<String, Boolean> health) {
    public static final Measures NONE = new Measures(Optional.empty(), Optional.empty(), Map.of());

    public Measures {
        health = Map.copyOf(health);
    }

    public static Measures live(Optional<Boolean> live) {
        return new Measures(live, Optional.empty(), Map.of());
    }

    public static Measures phase(Optional<String> phase) {
        return new Measures(Optional.empty(), phase, Map.of());
    }

    public static Measures health(Map<String, Boolean> health) {
        return new Measures(Optional.empty(), Optional.empty(), health);
    }
}
