package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CappedShareTest {
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final CappedShare share = new CappedShare(25, clock);
    private final List<Integer> many = IntStream.range(0, 100).boxed().toList();

    @Test
    void takesAsManyAsTheShareOfAMinute() {
        assertThat(share.take(many, one -> 1, 72)).hasSize(18).startsWith(0, 1, 2);
        assertThat(share.take(many, one -> 1, 72)).isEmpty();
    }

    @Test
    void countsWhatEachCosts() {
        assertThat(share.take(many, one -> 3, 72)).hasSize(6);
    }

    @Test
    void neverTakesMoreInTheLongRunWhateverOneCosts() {
        int calls = 0;
        for (int minute = 0; minute < 60; minute++) {
            calls += 50 * share.take(many, one -> 50, 72).size();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(calls).isBetween(18 * 59, 18 * 60 + 50);
    }

    @Test
    void savesNothingUpForLongerThanAMinute() {
        share.take(many, one -> 1, 72);
        clock.advance(Duration.ofHours(5));

        assertThat(share.take(many, one -> 1, 72)).hasSize(18);
    }

    @Test
    void isAPartOfTheWhole() {
        assertThatThrownBy(() -> new CappedShare(101, clock)).hasMessageContaining("1 to 100, not 101");
    }
}
