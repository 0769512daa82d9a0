package dev.onair.scenarios;

import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.Status;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an informer would have of one kind, with no delay: whoever writes puts it here too. */
final class PlayedCache<R extends CustomResource<?, ?>>
        implements IndexerResourceCache<R>, InformerWrappingEventSourceHealthIndicator<R> {
    private final Map<ResourceID, R> resources = new ConcurrentHashMap<>();
    private final Map<String, Function<R, List<String>>> indexers = new HashMap<>();

    void put(R resource) {
        index(resources.put(ResourceID.fromResource(resource), resource), resource);
    }

    void remove(ResourceID id) {
        index(resources.remove(id), null);
    }

    /** As an informer's cache does: each index function has what goes, and then what comes. */
    private void index(@Nullable R goes, @Nullable R comes) {
        for (var indexer : indexers.values()) {
            Stream.of(Optional.ofNullable(goes), Optional.ofNullable(comes))
                    .flatMap(Optional::stream)
                    .map(indexer)
                    .forEach(Objects::requireNonNull);
        }
    }

    @Override
    public void addIndexers(Map<String, Function<R, List<String>>> more) {
        for (var indexer : more.values()) {
            resources.values().stream().map(indexer).forEach(Objects::requireNonNull);
        }
        indexers.putAll(more);
    }

    @Override
    public List<R> byIndex(String name, String value) {
        var indexer = Optional.ofNullable(indexers.get(name)).orElseThrow();
        return list(resource -> indexer.apply(resource).contains(value)).toList();
    }

    @Override
    public Optional<R> get(ResourceID id) {
        return Optional.ofNullable(resources.get(id));
    }

    @Override
    public Stream<ResourceID> keys() {
        return resources.keySet().stream();
    }

    @Override
    public Stream<R> list(Predicate<R> predicate) {
        return resources.values().stream().filter(predicate);
    }

    @Override
    public Stream<R> list(String namespace, Predicate<R> predicate) {
        return list(resource -> resource.getMetadata().getNamespace().equals(namespace) && predicate.test(resource));
    }

    @Override
    public Map<String, InformerHealthIndicator> informerHealthIndicators() {
        return Map.of("all", new InformerHealthIndicator() {
            @Override
            public boolean hasSynced() {
                return true;
            }

            @Override
            public boolean isWatching() {
                return true;
            }

            @Override
            public boolean isRunning() {
                return true;
            }

            @Override
            public String getTargetNamespace() {
                return "";
            }

            @Override
            public Status getStatus() {
                return Status.HEALTHY;
            }
        });
    }
}
