package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.BulkDeletionGuard.Settings;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        var verdict = admit(guard, "first", 100, 60);

        assertThat(verdict).isInstanceOf(Verdict.Held.class);
        assertThat(guard.holding()).isPresent();
    }

    @Test
    void doesNotHoldDeletionsThatAreSpreadOverTime() {
        for (int deletion = 0; deletion < 80; deletion++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(admit(guard, "deletion " + deletion, 100, 1)).isEqualTo(new Verdict.Admitted());
        }
    }

    @Test
    void letsAnAdmittedDeletionAskAgainEvenWhenTheWaveIsHeld() {
        admitted(0, 60, 100);

        assertThat(admit(guard, "owner 3", 100, 1)).isEqualTo(new Verdict.Admitted());
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
        admit(guard, "first", 20, 12);
        IntStream.range(0, 11).forEach(owner -> admit(guard, "owner " + owner, 20, 12));
        assertThat(guard.holding()).map(Wave::held).hasValue(12);

        IntStream.range(0, 11).forEach(owner -> guard.finished("owner " + owner));

        assertThat(admit(guard, "first", 20, 1)).isEqualTo(new Verdict.Admitted());
        assertThat(guard.holding()).isEmpty();
    }

    @Test
    void judgesTheWaveAgainAfterARestart() {
        admitted(0, 60, 100);
        var restarted = new BulkDeletionGuard(AT_ONCE, clock);

        assertThat(admit(restarted, "owner 50", 50, 50)).isInstanceOf(Verdict.Held.class);
    }

    private static Verdict admit(BulkDeletionGuard guard, String owner, int resources, int deleting) {
        return guard.admit(owner, "tv", Map.of("tv", new Tally(resources, deleting)));
    }

    /** Asks for all that a namespace deletes. */
    private static List<Verdict> ask(
            BulkDeletionGuard guard, String namespace, int from, int to, Map<String, Tally> account) {
        return IntStream.range(from, to)
                .mapToObj(owner -> guard.admit(namespace + " " + owner, namespace, account))
                .toList();
    }

    @Test
    void theWaveOfOneNamespaceHoldsNoNeighbour() {
        var account = Map.of("mate", new Tally(14, 12), "victim", new Tally(1, 1));

        assertThat(ask(guard, "mate", 0, 12, account)).allMatch(Verdict.Held.class::isInstance);
        assertThat(guard.admit("victim 0", "victim", account)).isEqualTo(new Verdict.Admitted());

        assertThat(guard.holding()).hasValueSatisfying(wave -> {
            assertThat(wave.held()).isEqualTo(12);
            assertThat(wave.deletions()).isEqualTo(12);
            assertThat(wave.resources()).isEqualTo(15);
        });
    }

    @Test
    void aNeighbourMayGoOnDeletingForDaysWhileAWaveWaits() {
        var account = Map.of("mate", new Tally(60, 40), "victim", new Tally(15, 1));
        assertThat(ask(guard, "mate", 0, 40, account)).allMatch(Verdict.Held.class::isInstance);

        for (int deletion = 0; deletion < 14; deletion++) {
            clock.advance(Duration.ofMinutes(11));
            assertThat(guard.admit("victim " + deletion, "victim", account)).isEqualTo(new Verdict.Admitted());
            guard.finished("victim " + deletion);
        }

        assertThat(ask(guard, "mate", 0, 40, account)).allMatch(Verdict.Held.class::isInstance);
    }

    @Test
    void aWaveThatIsSpreadOverManyNamespacesIsStillOne() {
        var account = IntStream.range(0, 12)
                .boxed()
                .collect(Collectors.toMap(number -> "team-" + number, number -> new Tally(2, 2)));

        account.keySet()
                .forEach(namespace -> assertThat(guard.admit(namespace + " 0", namespace, account))
                        .isInstanceOf(Verdict.Held.class));
        assertThat(guard.holding()).map(Wave::held).contains(12);
    }

    /** A slip that takes away all of an account is one, also where one of its namespaces would have been enough. */
    @Test
    void whatIsTooLargeAPartOfWhatIsLeftIsHeldBesideAWave() {
        var account = Map.of("prod", new Tally(60, 60), "staging", new Tally(40, 40));

        assertThat(guard.admit("staging 0", "staging", account)).isInstanceOf(Verdict.Held.class);
        assertThat(guard.admit("prod 0", "prod", account)).isInstanceOf(Verdict.Held.class);

        assertThat(guard.approve(token())).isTrue();
        assertThat(guard.admit("staging 0", "staging", account)).isEqualTo(new Verdict.Admitted());
        assertThat(guard.admit("prod 0", "prod", account)).isEqualTo(new Verdict.Admitted());
    }

    @Test
    void aWaveThatIsGivenUpIsNoneThoughANeighbourStillDeletes() {
        var account = Map.of("mate", new Tally(14, 12), "victim", new Tally(2, 1));
        ask(guard, "mate", 0, 12, account);
        guard.admit("victim 0", "victim", account);

        IntStream.range(0, 12).forEach(owner -> guard.finished("mate " + owner));

        assertThat(guard.holding()).isEmpty();
    }

    private long admitted(int from, int count, int resources) {
        return IntStream.range(from, from + count)
                .filter(owner -> admit(guard, "owner " + owner, resources, 1) instanceof Verdict.Admitted)
                .count();
    }

    private String token() {
        return guard.holding().orElseThrow().token();
    }

    @Test
    void judgesAWaveWholeWhenItHasSettled() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        IntStream.range(0, 14)
                .forEach(owner -> assertThat(admit(settling, "owner " + owner, 14, owner + 1))
                        .isInstanceOf(Verdict.Settling.class));
        clock.advance(Duration.ofSeconds(4));
        assertThat(admit(settling, "owner 0", 14, 14)).isEqualTo(new Verdict.Settling(Duration.ofSeconds(6)));
        clock.advance(Duration.ofSeconds(6));

        assertThat(IntStream.range(0, 14).mapToObj(owner -> admit(settling, "owner " + owner, 14, 14)))
                .allMatch(Verdict.Held.class::isInstance);
        assertThat(settling.holding()).hasValueSatisfying(wave -> {
            assertThat(wave.held()).isEqualTo(14);
            assertThat(wave.deletions()).isEqualTo(14);
            assertThat(wave.resources()).isEqualTo(14);
            assertThat(wave.gone()).isZero();
        });
    }

    @Test
    void settlesOnceForWhatComesTogetherAndAgainForTheNext() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        admit(settling, "first", 20, 1);
        clock.advance(Duration.ofSeconds(9));
        assertThat(admit(settling, "with it", 20, 2)).isEqualTo(new Verdict.Settling(Duration.ofSeconds(1)));
        clock.advance(Duration.ofSeconds(1));
        assertThat(admit(settling, "first", 20, 2)).isEqualTo(new Verdict.Admitted());
        assertThat(admit(settling, "with it", 20, 2)).isEqualTo(new Verdict.Admitted());
        assertThat(admit(settling, "right after it", 20, 3)).isEqualTo(new Verdict.Admitted());
        clock.advance(Duration.ofSeconds(10));

        assertThat(admit(settling, "later", 20, 4)).isInstanceOf(Verdict.Settling.class);
    }

    /** Of thirteen deleted at once eleven went, since one had been deleted some minutes before. */
    @Test
    void judgesAWaveWholeAlsoSomeMinutesAfterAnEarlierDeletion() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        admit(settling, "earlier", 21, 1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(admit(settling, "earlier", 21, 1)).isEqualTo(new Verdict.Admitted());
        settling.finished("earlier");
        clock.advance(Duration.ofMinutes(5));

        IntStream.range(0, 13)
                .forEach(owner -> assertThat(admit(settling, "owner " + owner, 20, owner + 1))
                        .isInstanceOf(Verdict.Settling.class));
        clock.advance(Duration.ofSeconds(10));

        assertThat(IntStream.range(0, 13).mapToObj(owner -> admit(settling, "owner " + owner, 20, 13)))
                .allMatch(Verdict.Held.class::isInstance);
        assertThat(settling.holding()).map(Wave::held).contains(13);
    }

    /** What was deleted within the window counts with it, as before. */
    @Test
    void whatWentBeforeCountsWithAWave() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        for (int batch = 0; batch < 2; batch++) {
            for (int owner = 0; owner < 5; owner++) {
                admit(settling, "owner " + batch + "." + owner, 18, 5);
            }
            clock.advance(Duration.ofSeconds(10));
            for (int owner = 0; owner < 5; owner++) {
                var verdict = admit(settling, "owner " + batch + "." + owner, 18, 5);
                assertThat(verdict).isInstanceOf(batch == 0 ? Verdict.Admitted.class : Verdict.Held.class);
            }
            clock.advance(Duration.ofMinutes(2));
        }
    }

    /** Others that go on deleting must not put off for ever what came first. */
    @Test
    void whatComesLaterDoesNotPutOffWhatCameFirst() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        admit(settling, "mine", 100, 1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(admit(settling, "a neighbour's", 100, 2)).isInstanceOf(Verdict.Settling.class);

        assertThat(admit(settling, "mine", 100, 2)).isEqualTo(new Verdict.Admitted());
    }

    @Test
    void whatFollowsAnApprovedWaveDoesNotSettle() {
        var settling = new BulkDeletionGuard(Settings.DEFAULT, clock);
        admit(settling, "one", 10, 10);
        clock.advance(Duration.ofSeconds(10));
        assertThat(admit(settling, "one", 10, 10)).isInstanceOf(Verdict.Held.class);
        assertThat(settling.approve(settling.holding().orElseThrow().token())).isTrue();
        clock.advance(Duration.ofMinutes(1));

        assertThat(admit(settling, "two", 10, 10)).isEqualTo(new Verdict.Admitted());
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
        var first = admit(guard, "one", 10, 10);
        var second = admit(guard, "two", 10, 10);

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
