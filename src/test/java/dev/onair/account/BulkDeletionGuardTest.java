package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.BulkDeletionGuard.Marked;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkDeletionGuardTest {

    private final ManualClock clock = new ManualClock();
    private final Map<String, Instant> deleted = new HashMap<>();
    /** Each deletion by itself. */
    private static final DeletionGuardSettings AT_ONCE =
            new DeletionGuardSettings(50, 10, Duration.ofMinutes(10), Duration.ZERO, false, Duration.ofHours(24));

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
    void letsTheHeldGoAfterOneApproval() {
        admitted(0, 60, 100);

        assertThat(approve(guard, token())).isTrue();

        assertThat(admitted(50, 10, 40)).isEqualTo(10);
        assertThat(guard.holding()).isEmpty();
    }

    @Test
    void whatIsDeletedAfterAnApprovalIsMeasuredByWhatIsLeft() {
        admitted(0, 60, 100);
        approve(guard, token());

        assertThat(admitted(60, 40, 40)).isEqualTo(20);

        assertThat(guard.holding()).hasValue(new Wave(20, 40, 40, 0));
    }

    /** An approval was in force as long as anything was let through every ten minutes. */
    @Test
    void oneDeletionEveryNineMinutesDoesNotKeepTheGuardOff() {
        admitted(0, 60, 100);
        approve(guard, token());
        for (int deletion = 0; deletion < 5; deletion++) {
            clock.advance(Duration.ofMinutes(9));
            assertThat(admit(guard, "slow " + deletion, 40 - deletion, 1)).isEqualTo(new Verdict.Admitted());
            guard.finished("slow " + deletion);
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(admit(guard, "at once", 35, 35)).isInstanceOf(Verdict.Held.class);
    }

    /** A quota, a stream on air, and resources that need it keep what was approved waiting for hours. */
    @Test
    void whatWasApprovedGoesOnHoweverLateItAsksAlsoOfAnotherProcess() {
        deleted.put("in use", clock.instant());
        admitted(0, 60, 100);
        var token = token();
        var approved = guard.approval(token, Map.of());
        approve(guard, token);
        clock.advance(Duration.ofHours(30));
        assertThat(admit(guard, "in use", 40, 40)).isEqualTo(new Verdict.Admitted());

        var restarted = new BulkDeletionGuard(AT_ONCE, clock);
        restarted.approve(approved);

        assertThat(admit(restarted, "in use", 40, 40)).isEqualTo(new Verdict.Admitted());
        assertThat(admit(restarted, "owner 55", 40, 40)).isEqualTo(new Verdict.Admitted());
        assertThat(admit(restarted, "later", 40, 40)).isInstanceOf(Verdict.Held.class);
    }

    @Test
    void whatWasApprovedAndIsNotOverCountsInNoLaterWave() {
        admitted(0, 60, 100);
        approve(guard, token());
        admitted(50, 10, 40);

        assertThat(admitted(60, 9, 40)).isEqualTo(9);
        assertThat(admitted(69, 11, 40)).isEqualTo(11);
        assertThat(admitted(80, 1, 40)).isZero();
    }

    @Test
    void anApprovalIsForTheNamespacesThatWereRead() {
        // All at once; of the victim's the watch tells late.
        IntStream.range(0, 11).forEach(owner -> deleted.put("victim " + owner, clock.instant()));
        var mates = Map.of("mate", new Tally(12, 12), "victim", new Tally(11, 0));
        ask(guard, "mate", 0, 12, mates);
        var token = token();
        assertThat(guard.offer()).hasValueSatisfying(offer -> {
            assertThat(offer.waiting()).isEqualTo(Map.of("mate", 12));
            assertThat(offer.isNews()).isFalse();
        });
        var both = Map.of("mate", new Tally(12, 12), "victim", new Tally(11, 11));
        assertThat(ask(guard, "victim", 0, 11, both)).allMatch(Verdict.Held.class::isInstance);
        clock.advance(WaveOffers.MARGIN);
        assertThat(guard.offer()).hasValueSatisfying(offer -> {
            assertThat(offer.waiting()).isEqualTo(Map.of("mate", 12, "victim", 11));
            assertThat(offer.isNews()).isTrue();
            assertThat(offer.token()).isNotEqualTo(token);
        });

        assertThat(approve(guard, token)).isTrue();

        var left = Map.of("mate", new Tally(0, 0), "victim", new Tally(11, 11));
        assertThat(ask(guard, "mate", 0, 12, left)).allMatch(new Verdict.Admitted()::equals);
        assertThat(ask(guard, "victim", 0, 11, left)).allMatch(Verdict.Held.class::isInstance);
        assertThat(guard.holding()).hasValue(new Wave(11, 11, 11, 0));
        assertThat(approve(guard, token())).isTrue();
        assertThat(ask(guard, "victim", 0, 11, left)).allMatch(new Verdict.Admitted()::equals);
    }

    /** A slip that goes on while somebody reads what it was so far. */
    @Test
    void whatJoinedAfterATokenWasReadIsNotLetGoByIt() {
        admitted(0, 60, 100);
        var token = token();
        admitted(60, 30, 100);

        assertThat(approve(guard, token)).isTrue();

        assertThat(ask(guard, "tv", 0, 30, Map.of("tv", new Tally(40, 30)))).isNotEmpty();
        assertThat(admit(guard, "owner 55", 40, 30)).isEqualTo(new Verdict.Admitted());
        assertThat(admit(guard, "owner 60", 40, 30)).isInstanceOf(Verdict.Held.class);
    }

    /** The watch told of it late. */
    @Test
    void whatIsFoundToBeOlderThanItsTokenKeepsThatFromWorking() {
        var earlier = clock.instant();
        admitted(0, 60, 100);
        var token = token();
        deleted.put("late", earlier);
        admit(guard, "late", 100, 1);

        assertThat(approve(guard, token)).isFalse();

        assertThat(approve(guard, token())).isTrue();
        assertThat(admit(guard, "late", 100, 1)).isEqualTo(new Verdict.Admitted());
    }

    @Test
    void nothingIsOfferedInTheSecondInWhichOneWasDeleted() {
        var account = Map.of("mate", new Tally(12, 12), "victim", new Tally(11, 11));
        ask(guard, "mate", 0, 12, account);
        clock.advance(Duration.ofMillis(500));
        ask(guard, "victim", 0, 11, account);
        assertThat(guard.offer()).isEmpty();
        assertThat(guard.moreToCome()).hasValue(WaveOffers.MARGIN.minusMillis(500));
        clock.advance(WaveOffers.MARGIN.minusMillis(500));

        assertThat(guard.offer())
                .hasValueSatisfying(offer -> assertThat(offer.waiting()).containsOnlyKeys("mate"));
        assertThat(guard.moreToCome()).hasValue(Duration.ofMillis(500));

        clock.advance(Duration.ofMillis(500));
        assertThat(guard.offer())
                .hasValueSatisfying(offer -> assertThat(offer.waiting()).containsOnlyKeys("mate", "victim"));
        assertThat(guard.moreToCome()).isEmpty();
    }

    /** The account was looked at twice a second for an hour, and offered nothing. */
    @Test
    void theClockOfTheApiServerMayBeAheadOfThisOneOrBehindIt() {
        for (var skew : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            var other = new BulkDeletionGuard(AT_ONCE, clock);
            deleted.put("one", clock.instant().plus(skew));
            admit(other, "one", "tv", Map.of("tv", new Tally(10, 10)));
            assertThat(other.offer()).isEmpty();

            assertThat(other.moreToCome()).hasValue(WaveOffers.MARGIN);
            assertThat(token(other)).isNotBlank();
        }
    }

    /** A hostile tenant's, or a slow prune's. */
    @Test
    void aTokenThatWasToldIsGoodHoweverManyJoin() {
        admit(guard, "owner 0", 10, 10);
        clock.advance(WaveOffers.MARGIN);
        var told = guard.offer().orElseThrow();
        assertThat(told.isNews()).isTrue();
        for (int joins = 1; joins < 1000; joins++) {
            admit(guard, "owner " + joins, joins + 10, joins + 10);
            token();
        }

        assertThat(guard.approval(told.token(), Map.of())).containsOnlyKeys("tv");
    }

    @Test
    void whatJoinedIsToldWhenThatSeemsToBeAllAndNotAtEachOne() {
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
        admit(settling, "owner 0", 100, 60);
        clock.advance(Duration.ofSeconds(10));
        admit(settling, "owner 0", 100, 60);
        assertThat(settling.offer().orElseThrow().isNews()).isTrue();
        assertThat(settling.moreToCome()).isEmpty();
        var news = 0;
        for (int joins = 1; joins < 40; joins++) {
            clock.advance(Duration.ofSeconds(3));
            admit(settling, "owner " + joins, 100, 60 + joins);
            clock.advance(WaveOffers.MARGIN);
            news += settling.offer().orElseThrow().isNews() ? 1 : 0;
            assertThat(settling.moreToCome()).isPresent();
        }
        assertThat(news).isZero();

        clock.advance(settling.moreToCome().orElseThrow());

        assertThat(settling.offer()).hasValueSatisfying(offer -> {
            assertThat(offer.isNews()).isTrue();
            assertThat(offer.waiting()).isEqualTo(Map.of("tv", 99));
        });
        assertThat(settling.offer().orElseThrow().isNews()).isFalse();
        assertThat(settling.moreToCome()).isEmpty();
    }

    /** One every quarter of a minute, each of which might be the last. */
    @Test
    void ofAWaveThatGrowsAndGrowsIsToldOnceAMinute() {
        var news = 0;
        for (int joins = 0; joins < 40; joins++) {
            admit(guard, "owner " + joins, 100 + joins, 60 + joins);
            clock.advance(Duration.ofSeconds(15));
            news += guard.offer().orElseThrow().isNews() ? 1 : 0;
        }

        assertThat(news).isEqualTo(10);
    }

    @Test
    void anotherProcessOffersTheSameUnderTheSameToken() {
        admit(guard, "one", 10, 10);
        var restarted = new BulkDeletionGuard(AT_ONCE, clock);
        admit(restarted, "one", 10, 10);

        assertThat(token(restarted)).isEqualTo(token());
    }

    @Test
    void namespacesThatDeleteNothingAreNoPartOfAWave() {
        var account = new HashMap<String, Tally>();
        IntStream.range(0, 12).forEach(number -> account.put("team-" + number, new Tally(2, 2)));
        account.put("idle", new Tally(3, 0));
        ask(guard, "team-0", 0, 2, account);

        clock.advance(WaveOffers.MARGIN);

        assertThat(guard.offer())
                .hasValueSatisfying(
                        offer -> assertThat(offer.waiting()).hasSize(12).doesNotContainKey("idle"));
    }

    @Test
    void countsNoMoreDeletionsThanResources() {
        IntStream.range(0, 9).forEach(owner -> {
            admit(guard, "owner " + owner, 9, 1);
            guard.finished("owner " + owner);
        });

        admit(guard, "made anew", 9, 1);

        assertThat(guard.holding()).hasValue(new Wave(1, 10, 18, 9));
    }

    /** Preview namespaces that come and go added up to an account that there never was. */
    @Test
    void whatThereWasAtOtherTimesMakesNoAccountLarger() {
        for (int preview = 0; preview < 300; preview++) {
            var account =
                    Map.of("prod", new Tally(40, 0), "preview-" + preview, new Tally(5, 5), "web", new Tally(25, 0));
            clock.advance(Duration.ofMinutes(9));
            assertThat(ask(guard, "preview-" + preview, 0, 5, account)).allMatch(new Verdict.Admitted()::equals);
            for (int owner = 0; owner < 5; owner++) {
                guard.finished("preview-" + preview + " " + owner);
            }
        }
        clock.advance(Duration.ofMinutes(9));
        var slip = Map.of("prod", new Tally(40, 40), "web", new Tally(25, 0));

        assertThat(ask(guard, "prod", 0, 40, slip)).allMatch(Verdict.Held.class::isInstance);
        assertThat(guard.holding()).hasValue(new Wave(40, 40, 70, 0));
    }

    /** One that had many once, and deletes one every nine minutes. */
    @Test
    void aTenantThatHadManyOnceDoesNotSwitchTheGuardOffForItsNeighbours() {
        admit(guard, "mate 0", "mate", Map.of("prod", new Tally(40, 0), "mate", new Tally(500, 1)));
        guard.finished("mate 0");
        for (int deletion = 1; deletion < 9; deletion++) {
            clock.advance(Duration.ofMinutes(9));
            var account = Map.of("prod", new Tally(40, 0), "mate", new Tally(10, 1));
            assertThat(admit(guard, "mate " + deletion, "mate", account)).isEqualTo(new Verdict.Admitted());
            guard.finished("mate " + deletion);
        }
        var slip = Map.of("prod", new Tally(40, 40), "mate", new Tally(10, 0));

        assertThat(admit(guard, "prod 0", "prod", slip)).isInstanceOf(Verdict.Held.class);
    }

    /** What was over hours before the wave made it too large for ever. */
    @Test
    void whatWasOverLongBeforeAWaveIsNoPartOfIt() {
        for (int deletion = 0; deletion < 100; deletion++) {
            clock.advance(Duration.ofMinutes(9));
            assertThat(admit(guard, "slow " + deletion, 120 - deletion, 1)).isEqualTo(new Verdict.Admitted());
            guard.finished("slow " + deletion);
        }
        clock.advance(Duration.ofMinutes(9));
        IntStream.range(0, 20).forEach(owner -> admit(guard, "owner " + owner, 20, 20));
        assertThat(guard.holding()).hasValue(new Wave(20, 21, 21, 1));

        IntStream.range(5, 20).forEach(owner -> guard.finished("owner " + owner));

        assertThat(admit(guard, "owner 0", 20, 5)).isEqualTo(new Verdict.Admitted());
        assertThat(guard.holding()).isEmpty();
    }

    /** While it is held, what went with it counts however long that takes. */
    @Test
    void whatWentBeforeAWaveWasHeldCountsAsLongAsThatWaits() {
        admitted(0, 60, 100);
        IntStream.range(0, 50).forEach(owner -> guard.finished("owner " + owner));
        clock.advance(Duration.ofHours(5));

        assertThat(admit(guard, "owner 55", 50, 10)).isInstanceOf(Verdict.Held.class);

        assertThat(guard.holding()).hasValue(new Wave(10, 60, 100, 50));
    }

    @Test
    void refusesAnApprovalOfAnotherWave() {
        admitted(0, 60, 100);

        assertThat(approve(guard, "delete-somethingelse")).isFalse();

        assertThat(admitted(50, 10, 100)).isZero();
    }

    @Test
    void holdsTheNextWaveUnderANewToken() {
        admitted(0, 60, 100);
        var first = token();
        approve(guard, first);
        admitted(50, 10, 40);
        clock.advance(Duration.ofMinutes(11));

        assertThat(admitted(100, 60, 100)).isEqualTo(50);

        assertThat(token()).isNotEqualTo(first);
        assertThat(approve(guard, first)).isFalse();
    }

    @Test
    void keepsHoldingHoweverLongNobodyAnswers() {
        admitted(0, 60, 100);

        clock.advance(Duration.ofDays(3));

        assertThat(admitted(50, 10, 100)).isZero();
        assertThat(approve(guard, token())).isTrue();
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

    /** It is deleted when it asks for the first time. */
    private Marked marked(String owner, String namespace) {
        return new Marked(owner, namespace, deleted.computeIfAbsent(owner, any -> clock.instant()));
    }

    private Verdict admit(BulkDeletionGuard guard, String owner, int resources, int deleting) {
        return admit(guard, owner, "tv", Map.of("tv", new Tally(resources, deleting)));
    }

    private Verdict admit(BulkDeletionGuard guard, String owner, String namespace, Map<String, Tally> account) {
        return guard.admit(marked(owner, namespace), counted(guard, account));
    }

    /** What is said not to be approved was counted by what is. */
    private static Map<String, Tally> counted(BulkDeletionGuard guard, Map<String, Tally> account) {
        return account.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> new Tally(
                                one.getValue().resources(),
                                one.getValue().deleting(),
                                Instant.MIN,
                                guard.approvals().getOrDefault(one.getKey(), Instant.MIN))));
    }

    /** Asks for all that a namespace deletes. */
    private List<Verdict> ask(BulkDeletionGuard guard, String namespace, int from, int to, Map<String, Tally> account) {
        return IntStream.range(from, to)
                .mapToObj(owner -> admit(guard, namespace + " " + owner, namespace, account))
                .toList();
    }

    private static boolean approve(BulkDeletionGuard guard, String token) {
        return guard.approve(guard.approval(token, Map.of()));
    }

    /** All that were deleted have asked, and those whose watch told late have not. */
    @Test
    void whatTheOperatorKnowsAndHasNotAskedYetKeepsATokenFromWorking() {
        var account = Map.of("tv", new Tally(20, 12));
        ask(guard, "tv", 0, 10, account);
        var token = token();
        assertThat(guard.offered(token)).containsOnlyKeys("tv");
        ask(guard, "tv", 10, 11, Map.of("tv", new Tally(20, 15)));

        assertThat(guard.approval(token, Map.of("tv", 15))).isEmpty();

        // One is retained, and as many are left as were shown; it is not those.
        assertThat(guard.offered(token)).isEmpty();
        assertThat(guard.approval(token, Map.of("tv", 12))).isEmpty();
        ask(guard, "tv", 0, 10, account);
        var anew = token();
        assertThat(anew).isNotEqualTo(token);
        assertThat(guard.approval(anew, Map.of("tv", 12))).containsOnlyKeys("tv");
    }

    /** Those are over soon, and were not shown. */
    @Test
    void whatWasLetGoBeforeIsNoneOfThoseThatATokenSpeaksOf() {
        admitted(0, 60, 100);
        admit(guard, "owner 59", 100, 60);

        assertThat(guard.approval(token(), Map.of("tv", 60))).containsOnlyKeys("tv");
    }

    @Test
    void theWaveOfOneNamespaceHoldsNoNeighbour() {
        var account = Map.of("mate", new Tally(14, 12), "victim", new Tally(1, 1));

        assertThat(ask(guard, "mate", 0, 12, account)).allMatch(Verdict.Held.class::isInstance);
        assertThat(admit(guard, "victim 0", "victim", account)).isEqualTo(new Verdict.Admitted());

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
            assertThat(admit(guard, "victim " + deletion, "victim", account)).isEqualTo(new Verdict.Admitted());
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
                .forEach(namespace -> assertThat(admit(guard, namespace + " 0", namespace, account))
                        .isInstanceOf(Verdict.Held.class));
        assertThat(guard.holding()).map(Wave::held).contains(12);
    }

    /** A slip that takes away all of an account is one, also where one of its namespaces would have been enough. */
    @Test
    void whatIsTooLargeAPartOfWhatIsLeftIsHeldBesideAWave() {
        var account = Map.of("prod", new Tally(60, 60), "staging", new Tally(40, 40));

        assertThat(admit(guard, "staging 0", "staging", account)).isInstanceOf(Verdict.Held.class);
        assertThat(admit(guard, "prod 0", "prod", account)).isInstanceOf(Verdict.Held.class);

        assertThat(approve(guard, token())).isTrue();
        assertThat(admit(guard, "staging 0", "staging", account)).isEqualTo(new Verdict.Admitted());
        assertThat(admit(guard, "prod 0", "prod", account)).isEqualTo(new Verdict.Admitted());
    }

    /** One after the other, as by two commands: neither is more than half, both together are. */
    @Test
    void whatGoesNamespaceByNamespaceIsHeldAsSoonAsItIsTooMuch() {
        var first = Map.of("a", new Tally(49, 49), "b", new Tally(51, 0));
        assertThat(ask(guard, "a", 0, 49, first)).allMatch(Verdict.Admitted.class::isInstance);
        for (int deletion = 0; deletion < 49; deletion++) {
            guard.finished("a " + deletion);
        }
        clock.advance(Duration.ofMinutes(2));

        var next = ask(guard, "b", 0, 25, Map.of("b", new Tally(51, 25)));

        assertThat(next).allMatch(Verdict.Held.class::isInstance);
        clock.advance(Duration.ofMinutes(30));
        assertThat(ask(guard, "b", 0, 25, Map.of("b", new Tally(51, 25)))).allMatch(Verdict.Held.class::isInstance);
    }

    @Test
    void aWaveThatIsGivenUpIsNoneThoughANeighbourStillDeletes() {
        var account = Map.of("mate", new Tally(14, 12), "victim", new Tally(2, 1));
        ask(guard, "mate", 0, 12, account);
        admit(guard, "victim 0", "victim", account);

        IntStream.range(0, 12).forEach(owner -> guard.finished("mate " + owner));

        assertThat(guard.holding()).isEmpty();
    }

    private long admitted(int from, int count, int resources) {
        return IntStream.range(from, from + count)
                .filter(owner -> admit(guard, "owner " + owner, resources, 1) instanceof Verdict.Admitted)
                .count();
    }

    private String token() {
        return token(guard);
    }

    /** Not in the second of the last deletion. */
    private String token(BulkDeletionGuard asked) {
        clock.advance(WaveOffers.MARGIN);
        return asked.offer().orElseThrow().token();
    }

    @Test
    void judgesAWaveWholeWhenItHasSettled() {
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
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
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
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
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
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
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
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

    /** Anybody's deletion every few seconds had a slip of others judged one by one, and half of it gone. */
    @Test
    void aNeighboursDeletionsDoNotTakeTheTimeToSettle() {
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
        for (int deletion = 0; deletion < 9; deletion++) {
            admit(settling, "mate " + deletion, "mate", Map.of("mate", new Tally(20, 1), "prod", new Tally(40, 0)));
            clock.advance(Duration.ofSeconds(9));
        }
        var first = Map.of("mate", new Tally(20, 1), "prod", new Tally(40, 1));

        assertThat(admit(settling, "prod 0", "prod", first)).isEqualTo(new Verdict.Settling(Duration.ofSeconds(10)));
    }

    /** Others that go on deleting must not put off for ever what came first. */
    @Test
    void whatComesLaterDoesNotPutOffWhatCameFirst() {
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
        admit(settling, "mine", 100, 1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(admit(settling, "later", 100, 2)).isInstanceOf(Verdict.Settling.class);

        assertThat(admit(settling, "mine", 100, 2)).isEqualTo(new Verdict.Admitted());
    }

    @Test
    void whatFollowsAnApprovedWaveSettlesAsAnyOther() {
        var settling = new BulkDeletionGuard(DeletionGuardSettings.DEFAULT, clock);
        admit(settling, "one", 20, 11);
        clock.advance(Duration.ofSeconds(10));
        assertThat(admit(settling, "one", 20, 11)).isInstanceOf(Verdict.Held.class);
        assertThat(approve(settling, token(settling))).isTrue();
        clock.advance(Duration.ofMinutes(1));

        assertThat(admit(settling, "two", 9, 1)).isInstanceOf(Verdict.Settling.class);
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
        admit(guard, "one", 10, 10);
        clock.advance(WaveOffers.MARGIN);
        assertThat(guard.offer().orElseThrow().isNews()).isTrue();
        admit(guard, "two", 10, 10);
        clock.advance(WaveOffers.MARGIN);
        assertThat(guard.offer().orElseThrow().isNews()).isFalse();

        var token = token();
        assertThat(approve(guard, token)).isTrue();
        assertThat(approve(guard, token)).isFalse();
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
