package dev.onair.scenarios;

import io.fabric8.kubernetes.api.model.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the operator says after each step: how each resource stands, and the Events that are new or were counted up. */
final class Story {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> counts = new HashMap<>();

    /** These are no news. */
    void known(List<Event> events) {
        events.forEach(event -> counts.put(event.getMetadata().getName(), event.getCount()));
    }

    void step(String step, List<String> resources, List<Event> events) {
        text.append("### ").append(step).append('\n');
        resources.forEach(line -> text.append(line).append('\n'));
        for (var event : events) {
            var before = counts.getOrDefault(event.getMetadata().getName(), 0);
            if (event.getCount() > before) {
                text.append("  ").append(event.getType()).append(' ').append(event.getReason());
                if (event.getCount() - before > 1) {
                    text.append(" (").append(event.getCount() - before).append(" times)");
                }
                text.append(": ").append(event.getMessage()).append('\n');
            }
        }
        known(events);
        text.append('\n');
    }

    String text() {
        return text.toString();
    }
}
