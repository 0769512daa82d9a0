package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongWaitsTest {
    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SteppedClock clock = new SteppedClock(START);
    private final LongWaits waits = new LongWaits(clock, MINUTE);
    private final List<Instant> told = new ArrayList<>();

    @AfterEach
    void close() {
        waits.close();
    }

    private void lookAfter(Duration sinceStart) {
        clock.set(START.plus(sinceStart));
        waits.look();
    }

    @Test
    void tellsOfAPassThatIsUnderWayForLongAndAgainLater() {
        try (var watch = waits.watch(told::add)) {
            assertThat(watch).isNotNull();
            lookAfter(Duration.ofSeconds(59));
            assertThat(told).isEmpty();

            lookAfter(MINUTE);
            lookAfter(Duration.ofMinutes(4));
            assertThat(told).containsExactly(START);

            lookAfter(Duration.ofMinutes(5));
            lookAfter(Duration.ofMinutes(24));
            assertThat(told).hasSize(2);
        }
    }

    @Test
    void saysNothingOfAPassThatIsOver() {
        waits.watch(told::add).close();

        lookAfter(Duration.ofHours(1));

        assertThat(told).isEmpty();
    }

    @Test
    void goesOnToTheOthersWhenOneCannotBeTold() {
        try (var broken = waits.watch(since -> {
                    throw new IllegalStateException("no cluster");
                });
                var other = waits.watch(told::add)) {
            assertThat(List.of(broken, other)).hasSize(2);

            lookAfter(MINUTE);
        }

        assertThat(told).containsExactly(START);
    }
}
