package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.ManualClock;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpacedHintsTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> passed = new ArrayList<>();
    private final SpacedHints hints = new SpacedHints(this::take, Duration.ofSeconds(5), clock);

    private Verdict take(String id) {
        passed.add(id);
        return id.startsWith("forged") ? Verdict.UNDECLARED : Verdict.HINT;
    }

    @Test
    void theFirstHintPassesAtOnceAndAFloodAfterItAsOneAtItsEnd() {
        assertThat(hints.hint("a")).isEqualTo(Verdict.HINT);
        for (int number = 0; number < 1_000; number++) {
            assertThat(hints.hint("a")).isEqualTo(Verdict.REPEATED);
        }
        assertThat(passed).containsExactly("a");

        clock.advance(Duration.ofSeconds(5));

        assertThat(passed).containsExactly("a", "a");
    }

    @Test
    void hintsAboutDifferentObjectsDoNotHoldEachOtherUp() {
        hints.hint("a");

        assertThat(hints.hint("b")).isEqualTo(Verdict.HINT);
    }

    @Test
    void aHintAfterAQuietTimePassesAtOnce() {
        hints.hint("a");
        clock.advance(Duration.ofSeconds(5));

        assertThat(hints.hint("a")).isEqualTo(Verdict.HINT);
        assertThat(passed).hasSize(2);
    }

    @Test
    void whatNobodyDeclaresIsNeverWaitedFor() {
        assertThat(hints.hint("forged 1")).isEqualTo(Verdict.UNDECLARED);
        assertThat(hints.hint("forged 1")).isEqualTo(Verdict.UNDECLARED);

        clock.advance(Duration.ofMinutes(1));

        assertThat(passed).hasSize(2);
    }
}
