package dev.onair.demo;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The Events of a namespace, each told once. */
final class News {
    private final KubernetesClient kubernetes;
    private final String namespace;
    private final Map<String, Integer> told = new HashMap<>();

    News(KubernetesClient kubernetes, String namespace) {
        this.kubernetes = kubernetes;
        this.namespace = namespace;
    }

    /** One Event, for a person. */
    record Item(boolean warning, String text) {}

    /** What happened since the last call, in order. */
    List<Item> fresh() {
        return kubernetes.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(this::isNew)
                .sorted(Comparator.comparing(News::version))
                .map(News::item)
                .toList();
    }

    private boolean isNew(Event event) {
        var count = Objects.requireNonNullElse(event.getCount(), 1);
        return !count.equals(told.put(event.getMetadata().getUid(), count));
    }

    /** The order of writing; opaque by contract, but nothing worse than a wrong order can come of reading it. */
    private static Long version(Event event) {
        try {
            return Long.valueOf(event.getMetadata().getResourceVersion());
        } catch (NumberFormatException e) {
            return 0L;
        }
    }

    private static Item item(Event event) {
        var about = event.getInvolvedObject();
        return new Item(
                "Warning".equals(event.getType()),
                about.getKind() + " " + about.getName() + ": " + event.getReason() + ": " + event.getMessage());
    }
}
