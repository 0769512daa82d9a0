package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
    private static final int PAGE = 50;

    /** What the walk over a list reads, whatever the total counts. */
    @ParameterizedTest(name = "{0} entries, whose total counts {1}: {2} pages")
    @CsvSource({
        "0, all, 1",
        "0, page, 1",
        "1, all, 1",
        "1, page, 1",
        "49, page, 1",
        "50, page, 2",
        "50, all, 2",
        "51, page, 2",
        "51, all, 2",
        "100, all, 2",
        "100, page, 3",
        "120, all, 3",
        "120, page, 3",
        "10000, all, 200",
        "10000, page, 201"
    })
    void readsOnUntilAPageIsShort(int entries, String total, int pages) {
        var listing = new Listing<String>(
                "list", PAGE, (page, before) -> Outcome.done(page(entries, total.equals("all"), page)), entry -> entry);

        try (var walk = new Walk<>(listing)) {
            var more = Outcome.done(true);
            while (more.equals(Outcome.done(true))) {
                more = listing.reader().read(walk.next(), walk.received()).then(walk::take);
            }

            assertThat(more).isEqualTo(Outcome.done(false));
            assertThat(walk.pages()).isEqualTo(pages);
        }
        assertThat(Walk.whole(listing, page -> page.get()))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat((List<?>) done.value()).hasSize(entries));
    }

    /** A vendor that puts fewer on a page than it was asked for. */
    @ParameterizedTest
    @CsvSource({"60, 3", "70, 4", "40, 2"})
    void readsOnWhileLessCameThanTheTotalSays(int entries, int pages) {
        var asked = new AtomicInteger();
        var listing = new Listing<String>(
                "list",
                PAGE,
                (number, before) -> {
                    asked.set(number);
                    return Outcome.done(new Page<>(
                            IntStream.range((number - 1) * 20, Math.min(entries, number * 20))
                                    .mapToObj(id -> "id " + id)
                                    .toList(),
                            entries,
                            0));
                },
                entry -> entry);

        assertThat(Walk.whole(listing, page -> page.get()))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat((List<?>) done.value()).hasSize(entries));
        assertThat(asked).hasValue(pages);
    }

    /** The same where the vendor counts entries: the next page begins where this one ended, not where it should have. */
    @ParameterizedTest
    @CsvSource({"60, 3", "100, 5", "250, 13", "7, 1"})
    void beginsEachPageWhereTheOneBeforeItEnded(int entries, int pages) {
        var begun = new ArrayList<Integer>();
        var listing = new Listing<String>(
                "list",
                PAGE,
                (number, before) -> {
                    begun.add(before);
                    var page = IntStream.range(before, Math.min(entries, before + 20))
                            .mapToObj(id -> "id " + id)
                            .toList();
                    return Outcome.done(new Page<>(page, entries, 0));
                },
                entry -> entry);

        assertThat(Walk.whole(listing, page -> page.get()))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat((List<?>) done.value()).hasSize(entries));
        assertThat(begun)
                .hasSize(pages)
                .startsWith(0)
                .isEqualTo(begun.stream().sorted().distinct().toList());
    }

    /** Entries that cannot be read stand in the list all the same. */
    @Test
    void countsWhatCannotBeReadWhereThePageBegins() {
        var begun = new ArrayList<Integer>();
        var listing = new Listing<String>(
                "list",
                2,
                (number, before) -> {
                    begun.add(before);
                    return Outcome.done(new Page<>(List.of("id " + number), 5, 0, before == 4 ? 0 : 1));
                },
                entry -> entry);

        assertThat(Walk.whole(listing, page -> page.get())).isEqualTo(Outcome.done(List.of("id 1", "id 2", "id 3")));
        assertThat(begun).containsExactly(0, 2, 4);
    }

    @Test
    void asksOnceMoreWhereATotalCountsWhatIsNotShown() {
        var asked = new AtomicInteger();
        var listing = new Listing<String>(
                "list",
                PAGE,
                (number, before) -> {
                    asked.set(number);
                    return Outcome.done(new Page<>(number == 1 ? List.of("id") : List.<String>of(), 3, 0));
                },
                entry -> entry);

        assertThat(Walk.whole(listing, page -> page.get())).isEqualTo(Outcome.done(List.of("id")));
        assertThat(asked).hasValue(2);
    }

    private static Page<String> page(int entries, boolean countsAll, int number) {
        var page = IntStream.range((number - 1) * PAGE, Math.min(entries, number * PAGE))
                .mapToObj(id -> "id " + id)
                .toList();
        return new Page<>(page, countsAll ? entries : page.size(), 0);
    }
}
