package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.MassDeletionBreaker.Settings;
import dev.onair.account.MassDeletionBreaker.Verdict;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassDeletionBreakerTest {

    private final ManualClock clock = new ManualClock();
    private final MassDeletionBreaker breaker = new MassDeletionBreaker(Settings.DEFAULT, clock);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "half of an account is not too much,                  100,  50,  50",
        "more than half is,                                   100,  51,  50",
        "a whole account stops half way,                      100, 100,  50",
        "fewer than ten may always go,                          9,   9,   9",
        "the tenth of ten is held,                             10,  10,   9",
        "a small part of a large account goes however many, 10000, 999, 999",
    })
    void admitsUpToTheShare(String why, int resources, int deletions, long admitted) {
        assertThat(admitted(0, deletions, resources)).as(why).isEqualTo(admitted);
    }

    @Test
    void holdsTheWholeWaveWhenItIsKnownFromTheStart() {
        var verdict = breaker.admit("first", 100, 60);

        assertThat(verdict).isInstanceOf(Verdict.Held.class);
        assertThat(breaker.holding()).isPresent();
    }

    @Test
    void doesNotHoldDeletionsThatAreSpreadOverTime() {
        for (int deletion = 0; deletion < 80; deletion++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(breaker.admit("deletion " + deletion, 100)).isEqualTo(new Verdict.Admitted());
        }
    }

    @Test
    void letsAnAdmittedDeletionAskAgainEvenWhenTheWaveIsHeld() {
        admitted(0, 60, 100);

        assertThat(breaker.admit("owner 3", 100)).isEqualTo(new Verdict.Admitted());
    }

    @Test
    void measuresAgainstWhatTheAccountHadWhenTheWaveBegan() {
        admitted(0, 40, 100);
        IntStream.range(0, 40).forEach(owner -> breaker.finished("owner " + owner));

        assertThat(admitted(40, 20, 60)).isEqualTo(10);
    }

    @Test
    void countsOneThatAsksTwiceOnce() {
        admitted(0, 60, 100);

        admitted(50, 10, 100);

        assertThat(breaker.holding()).map(Verdict.Held::held).contains(10);
    }

    @Test
    void letsTheHeldAndThoseThatFollowGoAfterOneApproval() {
        admitted(0, 60, 100);

        assertThat(breaker.approve(token())).isTrue();

        assertThat(admitted(50, 50, 100)).isEqualTo(50);
        assertThat(breaker.holding()).isEmpty();
    }

    @Test
    void refusesAnApprovalOfAnotherWave() {
        admitted(0, 60, 100);

        assertThat(breaker.approve("delete-somethingelse")).isFalse();

        assertThat(admitted(50, 10, 100)).isZero();
    }

    @Test
    void holdsTheNextWaveUnderANewToken() {
        admitted(0, 60, 100);
        var first = token();
        breaker.approve(first);
        admitted(50, 10, 100);
        clock.advance(Duration.ofMinutes(11));

        assertThat(admitted(100, 60, 100)).isEqualTo(50);

        assertThat(token()).isNotEqualTo(first);
        assertThat(breaker.approve(first)).isFalse();
    }

    @Test
    void keepsHoldingHoweverLongNobodyAnswers() {
        admitted(0, 60, 100);

        clock.advance(Duration.ofDays(3));

        assertThat(admitted(50, 10, 100)).isZero();
        assertThat(breaker.approve(token())).isTrue();
    }

    @Test
    void forgetsAWaveThatIsNotWantedAnyMore() {
        admitted(0, 60, 100);
        IntStream.range(0, 60).forEach(owner -> breaker.finished("owner " + owner));

        assertThat(breaker.holding()).isEmpty();
    }

    @Test
    void judgesTheWaveAgainAfterARestart() {
        admitted(0, 60, 100);
        var restarted = new MassDeletionBreaker(Settings.DEFAULT, clock);

        assertThat(restarted.admit("owner 50", 50, 50)).isInstanceOf(Verdict.Held.class);
    }

    private long admitted(int from, int count, int resources) {
        return IntStream.range(from, from + count)
                .filter(owner -> breaker.admit("owner " + owner, resources) instanceof Verdict.Admitted)
                .count();
    }

    private String token() {
        return breaker.holding().orElseThrow().token();
    }
}
