package dev.onair.huawei.flow;

import dev.onair.common.Summary;
import dev.onair.engine.Announcement;
import dev.onair.engine.Indicator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether a flow that runs has all of its connections, as of the last look at its details. Pure. */
final class FlowHealth {
    static final String ACTIVE = "Active";
    static final String DISCONNECTED = "Disconnected";

    private static final String CONNECTED = "Connected";

    private FlowHealth() {}

    /** Of both sides, as far as the vendor says of each of its parts; a standby flow has no connections to lose. */
    static Map<String, Boolean> of(FlowStatus status) {
        if (!ACTIVE.equals(status.state)) {
            return Map.of();
        }
        var health = new TreeMap<String, Boolean>();
        of(status.sources).ifPresent(connected -> health.put("sources", connected));
        of(status.outputs).ifPresent(connected -> health.put("outputs", connected));
        return health;
    }

    private static Optional<Boolean> of(List<FlowStatus.Part> parts) {
        var known = parts.stream()
                .flatMap(part -> Optional.ofNullable(part.health).stream())
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(known.stream().noneMatch(DISCONNECTED::equals));
    }

    /** Of a flow that stands by there is nothing to say. */
    static List<Indicator> indicators(FlowStatus status) {
        if (!ACTIVE.equals(status.state)) {
            return List.of();
        }
        return Stream.of(
                        indicator("SourcesHealthy", "source", status.sources),
                        indicator("OutputsHealthy", "output", status.outputs))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Indicator> indicator(String type, String noun, List<FlowStatus.Part> parts) {
        var subject = Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
        return of(parts).map(connected -> {
            if (connected) {
                var message = "every " + noun + " is connected";
                return Indicator.of(
                        type, true, CONNECTED, message, Announcement.normal(subject + "sConnected", message));
            }
            var names = parts.stream()
                    .filter(part -> DISCONNECTED.equals(part.health))
                    .map(part -> Objects.requireNonNullElse(part.name, "?"));
            var message = noun + " not connected: " + Summary.list(names);
            return Indicator.of(
                    type, false, DISCONNECTED, message, Announcement.warning(subject + "Disconnected", message));
        });
    }
}
