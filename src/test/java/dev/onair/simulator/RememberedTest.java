package dev.onair.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final AsOf shown = new AsOf();
    private final Remembered<String, Integer> memory = new Remembered<>(new Object(), clock, shown);

    private void at(int second) {
        now.set(START.plusSeconds(second));
    }

    @Test
    void showsWhatThereWasAtAMoment() {
        memory.put("a", 1);
        at(10);
        memory.put("a", 2);
        memory.put("b", 3);
        at(20);
        memory.remove("a");

        assertThat(memory.all()).containsExactly(3);
        assertThat(memory.asOf(START.plusSeconds(15))).containsExactlyInAnyOrder(2, 3);
        assertThat(memory.asOf(START.plusSeconds(5))).containsExactly(1);
    }

    @Test
    void saysWhetherSomethingWasThereToRemove() {
        memory.put("a", 1);

        assertThat(memory.remove("a")).isTrue();
        assertThat(memory.remove("a")).isFalse();
        assertThat(memory.find("a")).isEmpty();
    }

    @Test
    void looksSeeAnEarlierMomentAndChangesThePresent() {
        memory.put("a", 1);
        at(10);
        memory.put("a", 2);
        memory.put("b", 3);
        at(20);

        shown.during(Optional.of(START.plusSeconds(5)), () -> {
            assertThat(memory.all()).containsExactly(1);
            assertThat(memory.find("a")).contains(1);
            assertThat(memory.find("b")).isEmpty();
            assertThat(memory.isThere("b")).isTrue();
            return memory.remove("b");
        });

        assertThat(memory.all()).containsExactly(2);
        assertThat(memory.find("a")).contains(2);
    }
}
