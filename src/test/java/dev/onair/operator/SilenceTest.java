package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");
    private static final Pass QUIET =
            Pass.again(new Standing.Unchanged("the vendor denies what it shows"), Duration.ofSeconds(1));

    private final Silence silence = new Silence(Duration.ofMinutes(1));

    private Pass after(int seconds, Pass pass, boolean waits) {
        return silence.broken("uid", pass, waits, Optional::empty, START.plusSeconds(seconds));
    }

    @Test
    void isBrokenAfterAMinuteWithWhatIsWaitedForAndSinceWhen() {
        assertThat(after(0, QUIET, true)).isEqualTo(QUIET);
        assertThat(after(59, QUIET, true).standing()).isInstanceOf(Standing.Unchanged.class);

        assertThat(after(60, QUIET, true).standing())
                .isEqualTo(new Standing.Waiting(
                        "Waiting", "the vendor denies what it shows (since 2026-11-29T10:00:00Z)"));
        assertThat(after(90, QUIET, true).standing())
                .as("says the same, which is no write")
                .isEqualTo(after(120, QUIET, true).standing());
    }

    @Test
    void isLookedAtInTimeWhereNothingElseWakesTheResource() {
        var asleep = Pass.of(new Standing.Unchanged("the account has not been looked at to the end"));

        assertThat(after(0, asleep, true).again()).contains(Duration.ofMinutes(1));
        assertThat(after(40, asleep, true).again()).contains(Duration.ofSeconds(20));
        assertThat(after(60, asleep, true).again())
                .as("told again at five minutes")
                .contains(Duration.ofMinutes(4));
    }

    @Test
    void saysWhereItsCallStands() {
        after(0, QUIET, true);

        assertThat(silence.broken(
                                "uid",
                                QUIET,
                                true,
                                () -> Optional.of(new Kind.Waits("Queued", "3 calls before this one")),
                                START.plusSeconds(60))
                        .standing())
                .isEqualTo(new Standing.Waiting("Queued", "3 calls before this one (since 2026-11-29T10:00:00Z)"));
    }

    @Test
    void staysWhereAllIsAsDeclared() {
        after(0, QUIET, false);

        assertThat(after(300, QUIET, false)).isEqualTo(QUIET);
    }

    @Test
    void beginsAnewWhenSomethingWasLearnt() {
        after(0, QUIET, true);
        after(30, Pass.of(new Standing.InSync()), true);

        assertThat(after(60, QUIET, true).standing()).isInstanceOf(Standing.Unchanged.class);
    }

    @Test
    void isForgottenWithItsResource() {
        after(0, QUIET, true);
        silence.forget("uid");

        assertThat(after(60, QUIET, true).again()).isEqualTo(Optional.of(Duration.ofSeconds(1)));
        assertThat(after(61, QUIET, true).standing()).isInstanceOf(Standing.Unchanged.class);
    }
}
