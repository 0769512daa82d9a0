package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private record Entry(String id, String name) {}

    private final Sightings<Entry> sightings = new Sightings<>(Entry::id);

    @Test
    void neverLetsAnOlderPageOverwriteWhatIsNewer() {
        sightings.put("a", seen("a", "new", 10));

        assertThat(sightings.merge(List.of(seen("a", "old", 9)))).isEmpty();

        assertThat(sightings.find("a")).contains(seen("a", "new", 10));
    }

    @Test
    void neverBringsADeletedObjectBackFromAPageAskedForBeforeTheDeletion() {
        sightings.merge(List.of(seen("a", "x", 1)));
        sightings.forget("a", at(10));

        assertThat(sightings.merge(List.of(seen("a", "x", 10)))).isEmpty();

        assertThat(sightings.find("a")).isEmpty();
    }

    @Test
    void believesAPageAskedForAfterTheDeletion() {
        sightings.forget("a", at(10));

        assertThat(sightings.merge(List.of(seen("a", "again", 11)))).containsExactly("a");

        assertThat(sightings.find("a")).contains(seen("a", "again", 11));
    }

    @Test
    void remembersADeletionThroughAWalk() {
        sightings.forget("a", at(10));
        sightings.complete(at(11), List.of(), new HashSet<>());

        sightings.merge(List.of(seen("a", "x", 9)));

        assertThat(sightings.find("a")).isEmpty();
    }

    @Test
    void renewsTimeAndEntryOfWhatDidNotChangeForEqualityMayLeaveSomethingOut() {
        var entry = new Entry("a", "x");
        sightings.merge(List.of(new Sighting<>(entry, at(1))));

        var newer = new Entry("a", "x");
        var changed = sightings.merge(List.of(new Sighting<>(newer, at(2))));

        assertThat(changed).isEmpty();
        assertThat(sightings.find("a").orElseThrow().entry()).isSameAs(newer);
        assertThat(sightings.find("a").orElseThrow().seenAt()).isEqualTo(at(2));
    }

    @Test
    void givesEveryReaderTheSameListUntilSomethingChanges() {
        sightings.merge(IntStream.range(0, 10_000)
                .mapToObj(id -> seen("id " + id, "x", 1))
                .toList());

        var all = sightings.all();

        assertThat(sightings.all()).isSameAs(all).hasSize(10_000);
        sightings.put("one more", seen("one more", "x", 2));
        assertThat(sightings.all()).hasSize(10_001);
        assertThat(all).hasSize(10_000);
    }

    @Test
    void doesNotReportWhatWasSeenAfterTheWalkBegan() {
        sightings.put("old", seen("old", "x", 4));
        sightings.put("new", seen("new", "x", 5));
        var missing = new HashSet<String>();

        sightings.complete(at(5), List.of(), missing);

        assertThat(missing).containsExactly("old");
        assertThat(sightings.find("new")).isPresent();
    }

    private static Sighting<Entry> seen(String id, String name, int second) {
        return new Sighting<>(new Entry(id, name), at(second));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
