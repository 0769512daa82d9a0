package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.AccountChange.Bound;
import dev.onair.account.AccountChange.Facts;
import dev.onair.account.AccountChange.Memory;
import dev.onair.account.AccountChange.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private Instant now = START;
    private Instant since = START;
    private Optional<Instant> walk = Optional.empty();

    private void have(int objects) {
        IntStream.range(0, objects).forEach(number -> {
            there.add("id-" + number);
            bound.add(new Bound("LiveChannel", "id-" + number));
        });
    }

    private Verdict look(String account) {
        now = now.plusSeconds(60);
        walk = Optional.of(now);
        return ask(account);
    }

    private Verdict ask(String account) {
        return change.judge(
                new Facts(account, since, bound, List.of(new Inventory("LiveChannel", walk, there::contains))), now);
    }

    private void lose(int objects) {
        IntStream.range(0, objects).forEach(number -> there.remove("id-" + number));
    }

    private String token() {
        return change.memory().loss().orElseThrow().token();
    }

    private static boolean isChanged(Verdict verdict) {
        return verdict instanceof Verdict.Changed;
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
        since = now.plusSeconds(1);

        assertThat(ask(THEIRS)).as("no walk since").isEqualTo(new Verdict.Looking());
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

        assertThat(look(OURS)).isEqualTo(new Verdict.Looking());
        assertThat(ask(OURS)).as("the same walk").isEqualTo(new Verdict.Looking());
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

        assertThat(look(OURS)).isEqualTo(new Verdict.Looking());
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

        assertThat(beforeAWalk).isEqualTo(new Verdict.Looking());
        assertThat(isChanged(after)).isTrue();
        assertThat(token()).isEqualTo(token);
    }

    @Test
    void whatHasNoListSaysNothing() {
        have(3);
        look(OURS);
        bound.add(new Bound("RecordTask", "task"));

        assertThat(look(THEIRS)).isEqualTo(new Verdict.Same());
    }
}
