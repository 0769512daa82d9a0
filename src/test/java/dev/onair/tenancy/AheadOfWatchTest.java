package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AheadOfWatchTest {
    private static final String COLOUR = "colour";

    /** As JOSDK's: indexes know what the watch told, single resources are as the answers to writes had them. */
    private static final class Cache implements IndexerResourceCache<ConfigMap> {
        private final Map<ResourceID, ConfigMap> told = new HashMap<>();
        private final Map<ResourceID, ConfigMap> written = new HashMap<>();
        private final Map<String, Function<ConfigMap, List<String>>> indexers = new HashMap<>();

        void tell(ConfigMap resource) {
            told.put(ResourceID.fromResource(resource), resource);
            written.remove(ResourceID.fromResource(resource));
        }

        void write(ConfigMap resource) {
            written.put(ResourceID.fromResource(resource), resource);
        }

        void delete(ConfigMap resource) {
            told.remove(ResourceID.fromResource(resource));
            written.remove(ResourceID.fromResource(resource));
        }

        @Override
        public void addIndexers(Map<String, Function<ConfigMap, List<String>>> more) {
            indexers.putAll(more);
        }

        @Override
        public List<ConfigMap> byIndex(String index, String value) {
            return told.values().stream()
                    .filter(resource -> indexers.get(index).apply(resource).contains(value))
                    .toList();
        }

        @Override
        public Optional<ConfigMap> get(ResourceID id) {
            return Optional.ofNullable(written.get(id)).or(() -> Optional.ofNullable(told.get(id)));
        }

        @Override
        public Stream<ResourceID> keys() {
            return told.keySet().stream();
        }

        @Override
        public Stream<ConfigMap> list(Predicate<ConfigMap> predicate) {
            return told.values().stream().filter(predicate);
        }

        @Override
        public Stream<ConfigMap> list(String namespace, Predicate<ConfigMap> predicate) {
            return list(predicate);
        }
    }

    private final Cache cache = new Cache();
    private final AheadOfWatch<ConfigMap> index = new AheadOfWatch<>(
            cache, Map.of(COLOUR, resource -> List.copyOf(resource.getData().values())));

    private static ConfigMap coloured(String name, int version, String colour) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("tv")
                .withName(name)
                .withUid("uid of " + name)
                .withResourceVersion(String.valueOf(version))
                .endMetadata()
                .withData(Map.of(COLOUR, colour))
                .build();
    }

    @Test
    void whatTheWatchToldIsFoundAsItIsNow() {
        cache.tell(coloured("a", 1, "red"));
        cache.write(coloured("a", 2, "blue"));

        assertThat(index.by(COLOUR, "red")).containsExactly(coloured("a", 2, "blue"));
    }

    @Test
    void whatAPassHasSeenIsFoundBeforeTheWatchTellsOfIt() {
        cache.tell(coloured("a", 1, "red"));
        cache.write(coloured("a", 2, "blue"));
        assertThat(index.by(COLOUR, "blue")).isEmpty();

        index.seen(coloured("a", 2, "blue"));

        assertThat(index.by(COLOUR, "blue")).containsExactly(coloured("a", 2, "blue"));
    }

    @Test
    void whatBothKnowIsFoundOnce() {
        cache.tell(coloured("a", 1, "red"));
        cache.write(coloured("a", 2, "red"));
        index.seen(coloured("a", 2, "red"));

        assertThat(index.by(COLOUR, "red")).hasSize(1);
    }

    @Test
    void aLaterVersionTakesThePlaceOfAnEarlierOne() {
        cache.write(coloured("a", 1, "red"));
        index.seen(coloured("a", 1, "red"));
        cache.write(coloured("a", 2, "blue"));
        index.seen(coloured("a", 2, "blue"));

        assertThat(index.by(COLOUR, "red")).isEmpty();
        assertThat(index.by(COLOUR, "blue")).hasSize(1);
        assertThat(index.size()).isOne();
    }

    @Test
    void whatTheWatchHasCaughtUpWithIsForgottenByAnyLaterPass() {
        cache.write(coloured("a", 1, "red"));
        cache.write(coloured("b", 2, "red"));
        index.seen(coloured("a", 1, "red"));
        index.seen(coloured("b", 2, "red"));
        assertThat(index.size()).isEqualTo(2);

        cache.tell(coloured("a", 3, "blue"));
        cache.delete(coloured("b", 2, "red"));
        cache.tell(coloured("c", 4, "green"));
        index.seen(coloured("c", 4, "green"));

        assertThat(index.size()).isZero();
        assertThat(index.by(COLOUR, "red")).isEmpty();
        assertThat(index.by(COLOUR, "blue")).containsExactly(coloured("a", 3, "blue"));
    }
}
