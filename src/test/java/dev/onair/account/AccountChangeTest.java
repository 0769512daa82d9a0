package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.AccountChange.Bound;
import dev.onair.account.AccountChange.Facts;
import dev.onair.account.AccountChange.Holdings;
import dev.onair.account.AccountChange.Memory;
import dev.onair.account.AccountChange.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountChangeTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final String OURS = "hash of ours";
    private static final String THEIRS = "hash of theirs";

    private final Set<String> there = new HashSet<>();
    private final List<Bound> bound = new ArrayList<>();
    private AccountChange change = new AccountChange(Memory.NONE);
    private int creates;
    private Instant now = START;
    private Instant since = START;
    private Optional<Instant> walk = Optional.empty();
    /** What single reads have shown; a walk puts what it shows here too. */
    private final Map<String, Instant> seen = new HashMap<>();

    private final Map<String, Instant> gone = new HashMap<>();
    private final Map<String, Instant> written = new HashMap<>();

    private void have(int objects) {
        IntStream.range(0, objects).forEach(number -> {
            there.add("id-" + number);
            bound.add(new Bound("LiveChannel", "id-" + number, false));
        });
    }

    private Verdict look(String account) {
        now = now.plusSeconds(60);
        walk = Optional.of(now);
        seen.keySet().retainAll(there);
        there.forEach(id -> seen.put(id, now));
        return ask(account);
    }

    private Verdict ask(String account) {
        return change.judge(
                new Facts(
                        account,
                        since,
                        new Holdings(bound, creates),
                        List.of(new Inventory("LiveChannel", walk, this::trace))),
                now);
    }

    private Trace trace(String id) {
        return new Trace(
                seen.getOrDefault(id, Instant.MIN),
                gone.getOrDefault(id, Instant.MIN),
                written.getOrDefault(id, Instant.MIN));
    }

    private Instant later() {
        now = now.plusSeconds(1);
        return now;
    }

    /** As the annotation sync-at does: what was found of it is not believed any more. */
    private void distrust(int object) {
        written.put("id-" + object, later());
    }

    /** It is asked for by itself, and is not there. */
    private void findGone(int object) {
        gone.put("id-" + object, later());
        seen.remove("id-" + object);
        written.remove("id-" + object);
    }

    private void becomesAnother() {
        since = later();
    }

    private void lose(int objects) {
        IntStream.range(0, objects).forEach(number -> there.remove("id-" + number));
    }

    private String token() {
        return change.memory().loss().orElseThrow().token();
    }

    private static boolean isLooking(Verdict verdict) {
        return verdict instanceof Verdict.Looking;
    }

    private static boolean isChanged(Verdict verdict) {
        return verdict instanceof Verdict.Changed;
    }

    @Test
    void whereOnlyCreatesWereBegunAnotherAccountIsNotTheRightOneUntilThatIsAccepted() {
        assertThat(look(OURS)).isEqualTo(new Verdict.Same());
        creates = 2;
        assertThat(look(OURS)).isEqualTo(new Verdict.Same());

        becomesAnother();

        assertThat(isChanged(look(THEIRS))).isTrue();
        assertThat(change.memory().proven()).contains(OURS);
        assertThat(change.memory().loss().orElseThrow().unknown()).isEqualTo(2);
        becomesAnother();
        assertThat(look(OURS)).isEqualTo(new Verdict.Same());
        becomesAnother();
        assertThat(isChanged(look(THEIRS))).isTrue();
        assertThat(change.accept(token(), THEIRS)).isTrue();
        assertThat(look(THEIRS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void whatIsFoundOfACreateSpeaksForTheAccountThatItIsIn() {
        assertThat(look(OURS)).isEqualTo(new Verdict.Same());
        creates = 1;
        becomesAnother();
        assertThat(isChanged(look(THEIRS))).isTrue();

        have(1);

        assertThat(look(THEIRS)).isEqualTo(new Verdict.Same());
        assertThat(change.memory().proven()).contains(THEIRS);
    }

    @Test
    void theFirstLookSaysWhichAccountIsTheRightOne() {
        have(3);

        var before = ask(OURS);
        var after = look(OURS);

        assertThat(List.of(before, after)).containsOnly(new Verdict.Same());
        assertThat(change.memory().proven()).contains(OURS);
    }

    @Test
    void afterAChangeOneUnknownIdIsEnough() {
        have(100);
        look(OURS);
        lose(1);
        becomesAnother();

        assertThat(ask(THEIRS)).as("no walk since").isEqualTo(new Verdict.Looking(since));
        assertThat(isChanged(look(THEIRS))).isTrue();
        assertThat(change.memory().proven()).contains(OURS);
    }

    @Test
    void afterAChangeAllKnownIdsMakeItTheRightOne() {
        have(3);
        look(OURS);

        assertThat(look(THEIRS)).isEqualTo(new Verdict.Same());
        assertThat(change.memory().proven()).contains(THEIRS);
    }

    @Test
    void pointingItBackClearsIt() {
        have(3);
        look(OURS);
        lose(3);
        look(THEIRS);
        have(3);

        assertThat(look(OURS)).isEqualTo(new Verdict.Same());
        assertThat(change.memory().loss()).isEmpty();
    }

    @Test
    void withoutAChangeItTakesTwoLooks() {
        have(5);
        look(OURS);
        lose(3);

        var first = look(OURS);
        assertThat(first).isEqualTo(new Verdict.Looking(now));
        assertThat(ask(OURS)).as("the same walk").isEqualTo(first);
        assertThat(isChanged(look(OURS))).isTrue();
        have(5);
        assertThat(look(OURS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void withoutAChangeHalfOfThemOrTwoOfThemAreLostOneByOne() {
        have(6);
        look(OURS);
        lose(3);
        var half = look(OURS);
        bound.clear();
        there.clear();
        have(2);
        look(OURS);
        lose(2);

        assertThat(half).isEqualTo(new Verdict.Same());
        assertThat(look(OURS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void aListThatComesBackBetweenTwoLooksWasAnAccident() {
        have(5);
        look(OURS);
        lose(5);
        look(OURS);
        there.addAll(List.of("id-0", "id-1", "id-2", "id-3", "id-4"));
        look(OURS);
        lose(5);

        assertThat(isLooking(look(OURS))).isTrue();
    }

    @Test
    void anApprovalAcceptsThisLossAndNoOther() {
        have(5);
        look(OURS);
        lose(5);
        look(THEIRS);
        var token = token();
        var wrong = change.accept("something", THEIRS);
        var right = change.accept(token, THEIRS);

        assertThat(List.of(wrong, right)).containsExactly(false, true);
        assertThat(look(THEIRS)).isEqualTo(new Verdict.Same());
        assertThat(change.memory().accepted()).isEqualTo(5);
        there.add("id-0");
        there.add("id-1");
        look(THEIRS);
        assertThat(change.memory().accepted()).isEqualTo(3);
        there.clear();
        look(THEIRS);
        assertThat(isChanged(look(THEIRS))).as("more than was accepted").isTrue();
        assertThat(change.accept(token, THEIRS)).as("spent").isFalse();
    }

    @Test
    void isRememberedByTheNextProcess() {
        have(5);
        look(OURS);
        lose(5);
        look(THEIRS);
        var token = token();
        change = new AccountChange(change.memory());
        walk = Optional.empty();

        var beforeAWalk = ask(THEIRS);
        var after = look(THEIRS);

        assertThat(List.of(isChanged(beforeAWalk), isChanged(after))).containsOnly(true);
        assertThat(token()).isEqualTo(token);
    }

    @Test
    void whatHasNoListSaysNothing() {
        have(3);
        look(OURS);
        bound.add(new Bound("ChannelStateCallback", "push.example.com", false));

        assertThat(look(THEIRS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void whatSomebodyAskedToLookAtIsNotTakenToBeThere() {
        have(2);
        look(OURS);
        lose(2);
        becomesAnother();
        walk = Optional.of(later());
        distrust(0);
        distrust(1);

        assertThat(isLooking(ask(THEIRS))).isTrue();
        assertThat(change.memory().proven()).contains(OURS);
        findGone(1);
        assertThat(isChanged(ask(THEIRS))).isTrue();
        distrust(0);
        distrust(1);
        assertThat(isChanged(ask(THEIRS)))
                .as("asking to look takes no loss back")
                .isTrue();
        assertThat(change.memory().proven()).contains(OURS);
    }

    @Test
    void aSingleReadSaysItWithoutAnyWalk() {
        have(1);
        look(OURS);
        lose(1);
        becomesAnother();

        findGone(0);

        assertThat(isChanged(ask(THEIRS))).isTrue();
    }

    @Test
    void whatWasSeenAtTheFormerAccountSaysNothingOfThisOne() {
        have(1);
        look(OURS);
        lose(1);
        becomesAnother();

        // The walk lacks it, and a single read of shortly before is still believed against the list.
        walk = Optional.of(later());

        assertThat(isChanged(ask(THEIRS))).isTrue();
    }

    @Test
    void whatIsBeingDeletedIsNotThereEither() {
        have(1);
        bound.replaceAll(one -> new Bound(one.kind(), one.externalId(), true));
        look(OURS);
        lose(1);
        becomesAnother();

        assertThat(isLooking(ask(THEIRS))).isTrue();
        assertThat(isChanged(look(THEIRS))).isTrue();
    }

    @Test
    void whatWasDeletedMakesNoOtherAccount() {
        have(5);
        look(OURS);
        bound.replaceAll(one -> new Bound(one.kind(), one.externalId(), true));
        lose(5);
        look(OURS);

        assertThat(look(OURS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void askingToLookTakesNoSuspicionBack() {
        have(4);
        look(OURS);
        lose(4);
        var first = look(OURS);
        distrust(0);
        distrust(1);

        assertThat(ask(OURS)).isEqualTo(first);
        findGone(0);
        findGone(1);
        assertThat(isChanged(look(OURS))).isTrue();
    }

    @Test
    void askingToLookTakesNothingBackOfWhatIsAccepted() {
        have(4);
        look(OURS);
        lose(4);
        look(THEIRS);
        change.accept(token(), THEIRS);
        look(THEIRS);
        distrust(0);
        ask(THEIRS);
        findGone(0);

        assertThat(List.of(look(THEIRS), look(THEIRS))).containsOnly(new Verdict.Same());
    }
}
