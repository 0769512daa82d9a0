package dev.onair.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** As JOSDK's: indexes know what the watch told, single resources are as the answers to writes had them. */
final class WatchedCache<R extends HasMetadata> implements IndexerResourceCache<R> {
    private final Map<ResourceID, R> told = new HashMap<>();
    private final Map<ResourceID, R> written = new HashMap<>();
    private final Map<String, Function<R, List<String>>> indexers = new HashMap<>();

    void tell(R resource) {
        var before = told.put(ResourceID.fromResource(resource), resource);
        written.remove(ResourceID.fromResource(resource));
        Stream.of(Optional.ofNullable(before), Optional.of(resource))
                .flatMap(Optional::stream)
                .forEach(this::index);
    }

    private void index(R comesOrGoes) {
        indexers.values().forEach(indexer -> Objects.requireNonNull(indexer.apply(comesOrGoes)));
    }

    void write(R resource) {
        written.put(ResourceID.fromResource(resource), resource);
    }

    void delete(R resource) {
        var before = told.remove(ResourceID.fromResource(resource));
        written.remove(ResourceID.fromResource(resource));
        Optional.ofNullable(before).ifPresent(this::index);
    }

    @Override
    public void addIndexers(Map<String, Function<R, List<String>>> more) {
        indexers.putAll(more);
    }

    @Override
    public List<R> byIndex(String index, String value) {
        return told.values().stream()
                .filter(resource -> indexers.get(index).apply(resource).contains(value))
                .toList();
    }

    @Override
    public Optional<R> get(ResourceID id) {
        return Optional.ofNullable(written.get(id)).or(() -> Optional.ofNullable(told.get(id)));
    }

    @Override
    public Stream<ResourceID> keys() {
        return told.keySet().stream();
    }

    @Override
    public Stream<R> list(Predicate<R> predicate) {
        return told.values().stream().filter(predicate);
    }

    @Override
    public Stream<R> list(String namespace, Predicate<R> predicate) {
        return list(predicate);
    }
}
