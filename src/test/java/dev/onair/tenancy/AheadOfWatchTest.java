package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AheadOfWatchTest {
    private static final String COLOUR = "colour";

    private final WatchedCache<ConfigMap> cache = new WatchedCache<>();
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
