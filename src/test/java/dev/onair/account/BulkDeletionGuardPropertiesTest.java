package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.BulkDeletionGuard.Marked;
import dev.onair.account.BulkDeletionGuard.Offer;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes in whatever order: counts that are kept say what a count of all says. */
class BulkDeletionGuardPropertiesTest {
    private static final int NAMESPACES = 3;

    private final ManualClock clock = new ManualClock();

    /** What comes to both guards; each answer is the same. */
    private final class Both {
        private final BulkDeletionGuard counting;
        private final RecountingGuard recounting;
        private final Map<String, Tally> account = new HashMap<>();
        /** By owner. */
        private final Map<String, Instant> deleted = new HashMap<>();

        private final List<Offer> offers = new ArrayList<>();

        Both(DeletionGuardSettings settings) {
            counting = new BulkDeletionGuard(settings, clock);
            recounting = new RecountingGuard(settings, clock);
        }

        /** @param kind what happens; {@code which} and {@code amount} to what, and how much */
        void happens(int kind, int which, int amount) {
            var namespace = "team-" + which % NAMESPACES;
            var owner = namespace + "/" + which;
            switch (kind) {
                case 0, 1, 2, 3 -> ask(owner, namespace);
                case 4 -> finish(owner);
                case 5 -> account.put(namespace, new Tally(amount, amount * (which % 4) / 4));
                case 6 -> clock.advance(Duration.ofSeconds(amount));
                case 7 -> clock.advance(Duration.ofMinutes(amount));
                case 8 -> approve(namespace, amount);
                default -> account.remove(namespace);
            }
            assertThat(counting.holding()).isEqualTo(recounting.holding());
            counting.offer().ifPresent(offer -> {
                assertThat(recounting.waiting()).containsAllEntriesOf(offer.waiting());
                offers.add(offer);
            });
        }

        /** Nothing that waits by now, and is as old, but what it was shown with. */
        private Map<String, Instant> approved(Offer offer) {
            var times = counting.offered(offer.token());
            var deleted = times.keySet().stream()
                    .collect(Collectors.toMap(
                            one -> one,
                            one -> account.getOrDefault(one, new Tally(0, 0)).deleting()));
            var shown = times.entrySet().stream()
                    .filter(one ->
                            recounting.openUntil(one.getKey(), one.getValue().until(), deleted.get(one.getKey()))
                                    <= offer.waiting().get(one.getKey()))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, one -> one.getValue().until()));
            assertThat(counting.approval(offer.token(), deleted)).isEqualTo(shown);
            assertThat(counting.approval(offer.token(), Map.of())).isEqualTo(shown);
            return shown;
        }

        private Verdict ask(String owner, String namespace) {
            var asked = deleted.computeIfAbsent(owner, any -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
            var marked = new Marked(owner, namespace, asked);
            var tallies = new HashMap<String, Tally>();
            account.forEach((one, tally) -> tallies.put(
                    one,
                    new Tally(
                            tally.resources(),
                            tally.deleting(),
                            asked,
                            counting.approvals().getOrDefault(one, Instant.MIN))));
            var verdict = counting.admit(marked, tallies);
            assertThat(verdict).isEqualTo(recounting.admit(marked, tallies));
            return verdict;
        }

        private void finish(String owner) {
            counting.finished(owner);
            recounting.finished(owner);
        }

        /** What was offered; or what another process approved. */
        private void approve(String namespace, int seconds) {
            var until = counting.offer()
                    .filter(any -> seconds % 3 != 0)
                    .map(offer -> approved(offers.isEmpty() ? offer : offers.get(seconds % offers.size())))
                    .orElseGet(() -> Map.of(namespace, clock.instant().minusSeconds(seconds)));
            counting.approve(until);
            recounting.approve(until);
            until.forEach((one, asked) ->
                    assertThat(counting.isGoing(new Marked("any", one, asked))).isTrue());
        }
    }

    @Property(tries = 500)
    void aGuardThatKeepsCountsSaysWhatOneSaysThatRecounts(
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll @IntRange(min = 0, max = 8) int minimum,
            @ForAll @IntRange(min = 0, max = 20) int settle,
            @ForAll @Size(min = 1, max = 200) List<@Size(3) List<@IntRange(min = 0, max = 29) Integer>> events) {
        var both = new Both(new DeletionGuardSettings(
                percent, minimum, Duration.ofMinutes(10), Duration.ofSeconds(settle), true, Duration.ofHours(24)));

        events.forEach(event -> both.happens(event.get(0) % 10, event.get(1), event.get(2)));
    }

    /** Ten thousand at once are hundreds here; that they ask again and again is what counts. */
    @Property(tries = 30)
    void aWaveIsHeldAndGoesTheSameWay(
            @ForAll @IntRange(min = 1, max = 300) int deletions,
            @ForAll @IntRange(min = 1, max = 300) int others,
            @ForAll @IntRange(min = 1, max = 3) int namespaces) {
        var both = new Both(DeletionGuardSettings.DEFAULT);
        for (int place = 0; place < namespaces; place++) {
            both.account.put("team-" + place, new Tally((deletions + others) / namespaces, deletions / namespaces));
        }
        for (int round = 0; round < 4; round++) {
            for (int owner = 0; owner < deletions; owner++) {
                var namespace = "team-" + owner % namespaces;
                if (both.ask("owner " + owner, namespace) instanceof Verdict.Admitted && owner % 2 == 0) {
                    both.finish("owner " + owner);
                }
            }
            clock.advance(Duration.ofSeconds(10));
            if (round == 2) {
                both.approve("team-0", 1);
            }
        }
    }
}
