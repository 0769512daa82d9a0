package dev.onair.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Notes what becomes of each resource of a kind, and when. Of ten thousand, it keeps only what is asked for. */
final class Witness implements ResourceEventHandler<GenericKubernetesResource> {
    private final Map<String, Seen> present = new ConcurrentHashMap<>();
    private final Map<String, Instant> goneAt = new ConcurrentHashMap<>();

    /**
     * A resource.
     *
     * @param readySince when it was first seen Ready
     * @param id the vendor's
     * @param stateSince when it was first seen to have this state
     * @param detailed whether what lists lack was read
     */
    record Seen(
            Optional<Instant> readySince,
            Optional<String> id,
            Optional<String> state,
            Instant stateSince,
            boolean detailed) {}

    @Override
    public void onAdd(GenericKubernetesResource resource) {
        see(resource);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource resource) {
        see(resource);
    }

    @Override
    public void onDelete(GenericKubernetesResource resource, boolean stateUnknown) {
        present.remove(resource.getMetadata().getName());
        goneAt.put(resource.getMetadata().getName(), Instant.now());
    }

    private void see(GenericKubernetesResource resource) {
        var now = Instant.now();
        present.compute(resource.getMetadata().getName(), (name, before) -> seen(resource, before, now));
    }

    private static Seen seen(GenericKubernetesResource resource, @Nullable Seen before, Instant now) {
        Optional<Instant> readySince = before == null ? Optional.empty() : before.readySince();
        var state = text(resource, "state");
        var same = before != null && before.state().equals(state);
        return new Seen(
                readySince.or(() -> isReady(resource) ? Optional.of(now) : Optional.empty()),
                text(resource, "externalId").or(() -> text(resource, "pullId")),
                state,
                same ? before.stateSince() : now,
                text(resource, "detailsObservedTime").isPresent());
    }

    /** Whether it is, as of its present generation. */
    static boolean isReady(GenericKubernetesResource resource) {
        List<Map<String, Object>> conditions = resource.get("status", "conditions");
        return conditions != null
                && conditions.stream()
                        .anyMatch(condition -> Objects.equals(condition.get("type"), "Ready")
                                && Objects.equals(condition.get("status"), "True")
                                && condition.get("observedGeneration") instanceof Number generation
                                && generation.longValue()
                                        == resource.getMetadata().getGeneration());
    }

    private static Optional<String> text(GenericKubernetesResource resource, String field) {
        String value = resource.get("status", field);
        return Optional.ofNullable(value);
    }

    Optional<Seen> find(String name) {
        return Optional.ofNullable(present.get(name));
    }

    Optional<Instant> readySince(String name) {
        return find(name).flatMap(Seen::readySince);
    }

    Optional<Instant> goneAt(String name) {
        return Optional.ofNullable(goneAt.get(name));
    }

    String id(String name) {
        return find(name)
                .flatMap(Seen::id)
                .orElseThrow(() -> new IllegalStateException(name + " has nothing at the vendor"));
    }

    long ready(Collection<String> names) {
        return names.stream().filter(name -> readySince(name).isPresent()).count();
    }

    boolean areReady(Collection<String> names) {
        return names.stream().allMatch(name -> readySince(name).isPresent());
    }

    boolean areDetailed(Collection<String> names) {
        return names.stream().allMatch(name -> find(name).filter(Seen::detailed).isPresent());
    }
}
