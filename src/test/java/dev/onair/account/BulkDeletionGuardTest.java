package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.BulkDeletionGuard.Settings;
import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkDeletionGuardTest {

    private final ManualClock clock = new ManualClock();
    /** Each deletion by itself. */
    private static final Settings AT_ONCE =
            new Settings(50, 10, Duration.ofMinutes(10), Duration.ZERO, false, Duration.ofHours(24));

    private final BulkDeletionGuard guard = new BulkDeletionGuard(AT_ONCE, clock);

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
        var verdict = guard.admit("first", 100, 60);

        assertThat(verdict).isInstanceOf(Verdict.Held.class);
        assertThat(guard.holding()).isPresent();
    }

    @Test
    void doesNotHoldDeletionsThatAreSpreadOverTime() {
        for (int deletion = 0; deletion < 80; deletion++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(guard.admit("deletion " + deletion, 100, 1)).isEqualTo(new Verdict.Admitted());
        }
    }

    @Test
    void letsAnAdmittedDeletionAskAgainEvenWhenTheWaveIsHeld() {
        admitted(0, 60, 100);

        assertThat(guard.admit("owner 3", 100, 1)).isEqualTo(new Verdict.Admitted());
    }

    @Test
    void measuresAgainstWhatTheAccountHadWhenTheWaveBegan() {
        admitted(0, 40, 100);
        IntStream.range(0, 40).forEach(owner -> guard.finished("owner " + owner));

        assertThat(admitted(40, 20, 60)).isEqualTo(10);
    }

    @Test
    void countsOneThatAsksTwiceOnce() {
        admitted(0, 60, 100);

        admitted(50, 10, 100);

        assertThat(guard.holding()).map(Wave::held).contains(10);
    }

    @Test
    void letsTheHeldAndThoseThatFollowGoAfterOneApproval() {
        admitted(0, 60, 100);

        assertThat(guard.approve(token())).isTrue();

        assertThat(admitted(50, 50, 100)).isEqualTo(50);
        assertThat(guard.holding()).isEmpty();
    }

    @Test
    void refusesAnApprovalOfAnotherWave() {
        admitted(0, 60, 100);

        assertThat(guard.approve("delete-somethingelse")).isFalse();

        assertThat(admitted(50, 10, 100)).isZero();
    }

    @Test
    void holdsTheNextWaveUnderANewToken() {
        admitted(0, 60, 100);
        var first = token();
        guard.approve(first);
        admitted(50, 10, 100);
        clock.advance(Duration.ofMinutes(11));

        assertThat(admitted(100, 60, 100)).isEqualTo(50);

        assertThat(token()).isNotEqualTo(first);
        assertThat(guard.approve(first)).isFalse();
    }

    @Test
    void keepsHoldingHoweverLongNobodyAnswers() {
        admitted(0, 60, 100);

        clock.advance(Duration.ofDays(3));

        assertThat(admitted(50, 10, 100)).isZero();
        assertThat(guard.approve(token())).isTrue();
    }

    @Test
    void forgetsAWaveThatIsNotWantedAnyMore() {
        admitted(0, 60, 100);
        IntStream.range(0, 60).forEach(owner -> guard.finished("owner " + owner));

        assertThat(guard.holding()).isEmpty();
    }

    @Test
    void whatIsLeftOfAWaveThatOthersGaveUpIsJudgedAnew() {
        guard.admit("first", 20, 12);
        IntStream.range(0, 11).forEach(owner -> guard.admit("owner " + owner, 20, 12));
        assertThat(guard.holding()).map(Wave::held).hasValue(12);

        IntStream.range(0, 11).forEach(owner -> guard.finished("owner " + owner));

        assertThat(guard.admit("first", 20, 1)).isEqualTo(new Verdict.Admitted());
        assertThat(guard.holding()).isEmpty();
    }

    @Test
    void judgesTheWaveAgainAfterARestart() {
        admitted(0, 60, 100);
        var restarted = new BulkDeletionGuard(AT_ONCE, clock);

        assertThat(restarted.admit("owner 50", 50, 50)).isInstanceOf(Verdict.Held.class);
    }

    private long admitted(int from, int count, int resources) {
        return IntStream.range(from, from + count)
                .filter(owner -> guard.admit("owner " + owner, resources, 1) instanceof Verdict.Admitted)
                .count();
    }

    private String token() {
        return guard.holding().orElseThrow().token();
    }

    @Test
    void judgesAWaveWholeWhenItHasSettled() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        IntStream.range(0, 14)
                .forEach(owner -> assertThat(settling.admit("owner " + owner, 14, owner + 1))
                        .isInstanceOf(Verdict.Settling.class));
        clock.advance(Duration.ofSeconds(4));
        assertThat(settling.admit("owner 0", 14, 14)).isEqualTo(new Verdict.Settling(Duration.ofSeconds(6)));
        clock.advance(Duration.ofSeconds(6));

        assertThat(IntStream.range(0, 14).mapToObj(owner -> settling.admit("owner " + owner, 14, 14)))
                .allMatch(Verdict.Held.class::isInstance);
        assertThat(settling.holding()).hasValueSatisfying(wave -> {
            assertThat(wave.held()).isEqualTo(14);
            assertThat(wave.deletions()).isEqualTo(14);
            assertThat(wave.resources()).isEqualTo(14);
            assertThat(wave.gone()).isZero();
        });
    }

    @Test
    void settlesOnceAWaveAndAgainForTheNext() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        settling.admit("first", 20, 1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(settling.admit("first", 20, 1)).isEqualTo(new Verdict.Admitted());
        settling.finished("first");
        clock.advance(Duration.ofMinutes(5));
        assertThat(settling.admit("second", 19, 1)).isEqualTo(new Verdict.Admitted());
        settling.finished("second");
        clock.advance(Duration.ofMinutes(11));

        assertThat(settling.admit("third", 18, 1)).isInstanceOf(Verdict.Settling.class);
    }

    @Test
    void countsWhatIsHeldAndWhatIsGoneAlready() {
        admitted(0, 60, 100);
        IntStream.range(0, 20).forEach(owner -> guard.finished("owner " + owner));

        assertThat(guard.holding()).hasValueSatisfying(wave -> {
            assertThat(wave.held()).isEqualTo(10);
            assertThat(wave.deletions()).isEqualTo(60);
            assertThat(wave.resources()).isEqualTo(100);
            assertThat(wave.gone()).isEqualTo(20);
        });
    }

    @Test
    void aWaveIsNewsOnceAndItsTokenWorksOnce() {
        var first = guard.admit("one", 10, 10);
        var second = guard.admit("two", 10, 10);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Verdict.Held.class, held -> assertThat(held.isNews()).isTrue());
        assertThat(second)
                .isInstanceOfSatisfying(
                        Verdict.Held.class, held -> assertThat(held.isNews()).isFalse());
        var token = token();
        assertThat(guard.approve(token)).isTrue();
        assertThat(guard.approve(token)).isFalse();
    }

    @Test
    void saysHowManyWaitBecauseOfWhatIsOnAir() {
        assertThat(guard.onAir("one", true)).isTrue();
        assertThat(guard.onAir("one", true)).isFalse();
        guard.onAir("two", true);
        assertThat(guard.heldOnAir()).isEqualTo(2);

        guard.onAir("one", false);
        guard.finished("two");

        assertThat(guard.heldOnAir()).isZero();
    }
}
