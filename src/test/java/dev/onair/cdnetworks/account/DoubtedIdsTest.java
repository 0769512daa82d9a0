package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoubtedIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final DoubtedIds doubted = new DoubtedIds(Duration.ofSeconds(60), () -> NOON);

    private Set<String> walk(int secondsAfterNoon, boolean showsIt) {
        var walk = new Sweep(NOON.plusSeconds(secondsAfterNoon), Duration.ofSeconds(1), 1, 1, 0, Set.of());
        return doubted.walked(walk, id -> showsIt);
    }

    @Test
    void twoWalksThatBeganAfterTheVisibilityTimeAreBelieved() {
        assertThat(doubted.refused("p")).isFalse();
        assertThat(walk(60, false)).isEmpty();
        assertThat(doubted.refused("p")).isFalse();
        assertThat(walk(70, false)).containsExactly("p");
        assertThat(doubted.refused("p")).isTrue();
        assertThat(walk(80, false)).as("it is news once").isEmpty();
        assertThat(doubted.refused("p")).isTrue();
    }

    @Test
    void walksThatBeganTooEarlyAreNot() {
        doubted.refused("p");
        for (var second : new int[] {0, 10, 59}) {
            assertThat(walk(second, false)).isEmpty();
        }
        assertThat(doubted.refused("p")).isFalse();
    }

    @Test
    void aWalkThatShowsItOrASingleReadSettlesIt() {
        doubted.refused("p");
        walk(60, false);
        walk(70, true);
        assertThat(doubted.refused("p")).isFalse();
        walk(80, false);
        doubted.settled("p");
        walk(90, false);
        assertThat(doubted.refused("p")).isFalse();
    }
}
