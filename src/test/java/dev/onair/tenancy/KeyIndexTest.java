package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.impl.cache.CacheImpl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
    private static final String COLOUR = "colour";
    private static final int MANY = 10_000;

    private final WatchedCache<ConfigMap> cache = new WatchedCache<>();
    private final WatchedVersions<ConfigMap> versions =
            new WatchedVersions<>(id -> cache.get(id).isPresent());
    private final KeyIndex<ConfigMap> index = new KeyIndex<>(
            versions,
            cache::get,
            Map.of(COLOUR, resource -> List.copyOf(resource.getData().values())));

    {
        cache.addIndexers(Map.of("versions", versions::comesOrGoes));
    }

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
        assertThat(index.ahead()).isOne();
    }

    @Test
    void whatTheWatchHasCaughtUpWithIsForgottenByAnyLaterPass() {
        cache.write(coloured("a", 1, "red"));
        cache.write(coloured("b", 2, "red"));
        index.seen(coloured("a", 1, "red"));
        index.seen(coloured("b", 2, "red"));
        assertThat(index.ahead()).isEqualTo(2);

        cache.tell(coloured("a", 3, "blue"));
        cache.delete(coloured("b", 2, "red"));
        cache.tell(coloured("c", 4, "green"));
        index.seen(coloured("c", 4, "green"));

        assertThat(index.ahead()).isZero();
        assertThat(index.by(COLOUR, "red")).isEmpty();
        assertThat(index.by(COLOUR, "blue")).containsExactly(coloured("a", 3, "blue"));
    }

    /** As the informers' cache: it calls the index functions for the version that goes, and then for the one that comes. */
    @Test
    void whatIsJustBeingReplacedIsFound() {
        var first = coloured("a", 1, "red");
        var next = coloured("a", 2, "red");
        cache.tell(first);

        versions.comesOrGoes(first);
        assertThat(index.by(COLOUR, "red")).containsExactly(first);

        cache.write(next);
        versions.comesOrGoes(next);
        assertThat(index.by(COLOUR, "red")).containsExactly(next);
    }

    @Test
    void whatTheWatchTellsTakesThePlaceOfWhatItToldBefore() {
        cache.tell(coloured("a", 1, "red"));
        cache.tell(coloured("a", 2, "blue"));

        assertThat(index.by(COLOUR, "red")).isEmpty();
        assertThat(index.by(COLOUR, "blue")).containsExactly(coloured("a", 2, "blue"));
    }

    @Test
    void whatIsGoneIsNotFound() {
        cache.tell(coloured("a", 1, "red"));
        cache.delete(coloured("a", 1, "red"));

        assertThat(index.by(COLOUR, "red")).isEmpty();
    }

    /** What an older version said is found as long as the newest one that was seen says it, too. */
    @Test
    void whatTheWatchTellsLateTakesNothingAwayFromWhatWasSeen() {
        cache.write(coloured("a", 2, "red"));
        index.seen(coloured("a", 2, "red"));

        versions.comesOrGoes(coloured("a", 1, "blue"));

        assertThat(index.by(COLOUR, "red")).containsExactly(coloured("a", 2, "red"));
    }

    /** One that the watch never catches up with keeps no other from being forgotten. */
    @Test
    void whatStaysAheadIsInNobodysWay() {
        cache.write(coloured("ghost", 1, "red"));
        index.seen(coloured("ghost", 1, "red"));
        for (int number = 0; number < 10; number++) {
            cache.write(coloured("a" + number, 1, "red"));
            index.seen(coloured("a" + number, 1, "red"));
            cache.tell(coloured("a" + number, 2, "blue"));
        }

        for (int look = 0; look < 10; look++) {
            index.seen(coloured("ghost", 1, "red"));
        }

        assertThat(index.ahead()).isOne();
        assertThat(index.by(COLOUR, "blue")).hasSize(10);
        assertThat(index.by(COLOUR, "red")).containsExactly(coloured("ghost", 1, "red"));
    }

    @Test
    void whatTheWatchTellsOfOurOwnWriteIsAheadNoMore() {
        cache.write(coloured("a", 1, "red"));
        index.seen(coloured("a", 1, "red"));

        cache.tell(coloured("a", 1, "red"));

        assertThat(index.ahead()).isZero();
        assertThat(index.by(COLOUR, "red")).containsExactly(coloured("a", 1, "red"));
    }

    /** By the cache that the informers have. */
    @Test
    void whatIsReplacedAgainAndAgainIsFoundAtAnyTime() throws InterruptedException {
        var informers = new CacheImpl<ConfigMap>();
        Function<ResourceID, Optional<ConfigMap>> now = id -> Optional.ofNullable(
                informers.getByKey(Cache.namespaceKeyFunc(id.getNamespace().orElse(""), id.getName())));
        var told = new WatchedVersions<ConfigMap>(id -> now.apply(id).isPresent());
        var found = new KeyIndex<>(
                told,
                now,
                Map.of(COLOUR, resource -> List.copyOf(resource.getData().values())));
        informers.addIndexers(Map.of("versions", told::comesOrGoes));
        informers.put(coloured("a", 0, "red"));
        var goesOn = new AtomicBoolean(true);
        var missed = new AtomicLong();
        var asking = Thread.ofVirtual().start(() -> {
            while (goesOn.get()) {
                missed.addAndGet(found.by(COLOUR, "red").isEmpty() ? 1 : 0);
                told.settle();
            }
        });

        IntStream.range(1, MANY).forEach(version -> informers.put(coloured("a", version, "red")));
        goesOn.set(false);
        asking.join();

        assertThat(missed).hasValue(0);
    }

    @Test
    void whereTheCacheCannotSayWhatIsThereNothingIsForgotten() {
        var broken = new WatchedVersions<ConfigMap>(id -> {
            throw new IllegalStateException("planted");
        });
        broken.comesOrGoes(coloured("a", 1, "red"));
        var gone = coloured("b", 1, "red");
        broken.comesOrGoes(gone);
        broken.comesOrGoes(gone);

        broken.comesOrGoes(coloured("c", 1, "red"));
        broken.settle();

        assertThat(broken.size()).isEqualTo(3);
    }
}
