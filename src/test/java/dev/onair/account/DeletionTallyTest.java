package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.DeletionTally.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeletionTallyTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MANY = 10_000;
    private static final int PLACES = 10;
    /** Of a place, for all that becomes of one deletion and its two questions. */
    private static final long LOOKUPS_OF_ONE = 20;

    private final DeletionTally<String> tally = new DeletionTally<>();

    private Instant await(String owner, String where) {
        return tally.await(owner, at(where), () -> NOON);
    }

    private static DeletionTally.Place<String> at(String where) {
        return new DeletionTally.Place<>(where, NOON);
    }

    @Test
    void oneIsCountedWhereItIsFromItsComingToItsEnd() {
        await("one", "tv");
        assertThat(tally.at("tv")).isEqualTo(new Counted(1, 0, 0, 0));

        tally.letGo("one", at("tv"), NOON);
        assertThat(tally.at("tv")).isEqualTo(new Counted(0, 1, 0, 1));

        tally.finish("one");
        assertThat(tally.at("tv")).isEqualTo(new Counted(0, 0, 1, 1));
        assertThat(tally.at("radio")).isEqualTo(new Counted(0, 0, 0, 0));
    }

    @Test
    void whoAsksAgainIsCountedOnceAndJudgedWhenItWasToBeFirst() {
        await("one", "tv");

        assertThat(tally.await("one", at("tv"), () -> NOON.plus(MINUTE))).isEqualTo(NOON);

        assertThat(tally.at("tv").waiting()).isOne();
    }

    @Test
    void oneThatIsGivenUpBeforeItWasLetGoLeavesNothing() {
        await("one", "tv");

        tally.finish("one");

        assertThat(tally.isAnyWaiting()).isFalse();
        assertThat(tally.at("tv")).isEqualTo(new Counted(0, 0, 0, 0));
    }

    @Test
    void whatIsFinishedTwiceIsOverOnce() {
        tally.letGo("one", at("tv"), NOON);

        tally.finish("one");
        tally.finish("one");

        assertThat(tally.at("tv").over()).isOne();
    }

    @Test
    void whatWasLetGoIsOfLateForAWhile() {
        tally.letGo("one", at("tv"), NOON);
        tally.letGo("two", at("tv"), NOON.plus(MINUTE));
        tally.letGo("three", at("radio"), NOON.plus(MINUTE));

        tally.forgetUntil(NOON);
        assertThat(tally.at("tv")).isEqualTo(new Counted(0, 2, 0, 1));
        assertThat(tally.isAnyRecent()).isTrue();

        tally.finish("two");
        assertThat(tally.at("tv")).isEqualTo(new Counted(0, 1, 1, 1));

        tally.forgetUntil(NOON.plus(MINUTE));
        assertThat(tally.at("tv")).isEqualTo(new Counted(0, 1, 0, 0));
        assertThat(tally.at("radio")).isEqualTo(new Counted(0, 1, 0, 0));
        assertThat(tally.isAnyRecent()).isFalse();

        // It is over when that it was let go on is forgotten.
        assertThat(tally.finish("one")).hasValue("tv");
        assertThat(tally.at("tv")).isEqualTo(new Counted(0, 0, 0, 0));
        assertThat(tally.places()).containsOnly("radio");
    }

    @Test
    void whatIsDismissedCountsAtItsPlaceNoMore() {
        await("one", "tv");
        await("two", "radio");
        tally.await("three", new DeletionTally.Place<>("tv", NOON.plus(MINUTE)), () -> NOON);
        tally.letGo("four", at("tv"), NOON);
        tally.letGo("five", at("tv"), NOON);
        tally.finish("five");
        assertThat(tally.openUntil("tv", NOON, 0)).isOne();
        assertThat(tally.openUntil("tv", NOON, 3)).isEqualTo(2);

        tally.dismiss("tv", NOON);

        assertThat(tally.at("tv")).isEqualTo(new Counted(1, 0, 0, 0));
        assertThat(tally.at("radio")).isEqualTo(new Counted(1, 0, 0, 0));
        assertThat(tally.isGoing("four")).isFalse();
        assertThat(tally.isAnyRecent()).isFalse();
        assertThat(tally.openUntil("tv", NOON, 0)).isZero();
    }

    @Test
    void severalPlacesAreCountedTogether() {
        await("one", "tv");
        await("two", "radio");
        tally.letGo("three", at("radio"), NOON);
        await("four", "web");

        assertThat(tally.at(List.of("tv", "radio"))).isEqualTo(new Counted(2, 1, 0, 1));
    }

    /** A place that counts how often it is looked up: a recount looks it up for each deletion there is. */
    private record Place(int number, AtomicLong lookups) {
        @Override
        public int hashCode() {
            lookups.incrementAndGet();
            return number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && place.number == number;
        }
    }

    @Test
    void tenThousandThatAskTwiceCostTenThousandTimesWhatOneCosts() {
        var lookups = new AtomicLong();
        var many = new DeletionTally<Place>();
        for (int round = 0; round < 2; round++) {
            for (int owner = 0; owner < MANY; owner++) {
                var place = new Place(owner % PLACES, lookups);
                many.forgetUntil(NOON);
                many.await("owner " + owner, new DeletionTally.Place<>(place, NOON), () -> NOON);
                assertThat(many.at(place).waiting()).isPositive();
            }
        }
        for (int owner = 0; owner < MANY; owner++) {
            many.letGo(
                    "owner " + owner,
                    new DeletionTally.Place<>(new Place(owner % PLACES, lookups), NOON),
                    NOON.plusMillis(owner));
            many.finish("owner " + owner);
            many.forgetUntil(NOON.plusMillis(owner).minus(MINUTE));
        }

        assertThat(lookups.get()).isLessThan(LOOKUPS_OF_ONE * MANY);
        assertThat(many.isAnyWaiting()).isFalse();
    }
}
