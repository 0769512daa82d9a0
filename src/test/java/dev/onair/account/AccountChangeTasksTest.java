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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which account it is, told by objects of which no list shows all: each has to be looked for. */
class AccountChangeTasksTest {
    private static final String OURS = "hash of ours";
    private static final String THEIRS = "hash of theirs";

    private final List<Bound> bound = new ArrayList<>();
    private final Map<String, Trace> found = new HashMap<>();
    private final AccountChange change = new AccountChange(Memory.NONE);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private Instant since = now;

    @BeforeEach
    void isProven() {
        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());
    }

    private Verdict ask(String account) {
        return change.judge(
                new Facts(
                        account,
                        since,
                        new Holdings(bound, 0),
                        List.of(new Inventory("RecordTask", Optional.empty(), this::trace))),
                now);
    }

    private Trace trace(String id) {
        return found.getOrDefault(id, new Trace(Instant.MIN, Instant.MIN, Instant.MIN));
    }

    private Bound task(String id, boolean mayBeGone) {
        var task = new Bound("RecordTask", id, mayBeGone);
        bound.add(task);
        return task;
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void becomesAnother() {
        later(1);
        since = now;
    }

    private void isThere(String id) {
        later(1);
        found.put(id, new Trace(now, Instant.MIN, Instant.MIN));
    }

    private void isNotThere(String id) {
        later(1);
        found.put(id, new Trace(Instant.MIN, now, Instant.MIN));
    }

    @Test
    void oneThatWasNotLookedForKeepsAnotherAccountFromBeingTheRightOne() {
        var task = task("one", false);
        isThere("one");
        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());
        assertThat(change.sought()).isEmpty();

        becomesAnother();

        assertThat(ask(THEIRS)).isEqualTo(new Verdict.Looking(since));
        assertThat(change.sought()).containsExactly(task);
        assertThat(change.memory().proven()).contains(OURS);
    }

    @Test
    void oneThatIsNotThereMakesItAnotherAccount() {
        task("one", false);
        var other = task("other", false);
        becomesAnother();
        isNotThere("one");

        assertThat(ask(THEIRS)).isInstanceOf(Verdict.Changed.class);
        assertThat(change.sought()).as("to be counted").containsExactly(other);
        isNotThere("other");
        assertThat(ask(THEIRS)).isInstanceOf(Verdict.Changed.class);
        assertThat(change.memory().loss().orElseThrow().unknown()).isEqualTo(2);
        assertThat(change.sought()).isEmpty();

        becomesAnother();
        isThere("one");
        assertThat(ask(OURS)).as("pointed back").isInstanceOf(Verdict.Changed.class);
        assertThat(change.sought()).containsExactly(other);
        isThere("other");
        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void anotherKeyOfTheSameAccountIsTheRightOneOnceAllAreFound() {
        task("one", false);
        becomesAnother();
        ask(THEIRS);
        isThere("one");

        assertThat(ask(THEIRS)).isEqualTo(new Verdict.Same());
        assertThat(change.memory().proven()).contains(THEIRS);
        assertThat(change.sought()).isEmpty();
    }

    @Test
    void withoutAChangeWhatNobodyLookedForIsNoLoss() {
        for (var id : List.of("one", "two", "three")) {
            task(id, false);
        }

        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());
        assertThat(change.sought()).isEmpty();
    }

    @Test
    void whatMayBeGoneIsNoLossButSaysThatAnotherAccountIsNotTheRightOne() {
        for (var id : List.of("one", "two", "three")) {
            task(id, true);
            isNotThere(id);
        }
        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());
        isNotThere("one");
        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());

        becomesAnother();
        isNotThere("one");

        assertThat(ask(THEIRS)).isInstanceOf(Verdict.Changed.class);
    }

    @Test
    void whatIsNotThereIsLookedForAgainAFewAtATime() {
        becomesAnother();
        for (var number = 0; number < 15; number++) {
            task("id-" + number, false);
            isNotThere("id-" + number);
        }
        ask(THEIRS);
        assertThat(change.sought()).isEmpty();

        later(61);
        ask(THEIRS);

        assertThat(change.sought())
                .extracting(Bound::externalId)
                .containsExactly("id-0", "id-1", "id-2", "id-3", "id-4", "id-5", "id-6", "id-7", "id-8", "id-9");
    }

    /** After a restart nothing is known of any; three that are lost, of many, are asked for first. */
    @Test
    void whatIsLostIsNotCountedAgainstTheFewThatWereLookedForSoFar() {
        for (var number = 0; number < 10; number++) {
            task("id-" + number, false);
        }
        var lost = List.of("id-0", "id-1", "id-2");
        lost.forEach(this::isNotThere);
        assertThat(ask(OURS)).isInstanceOf(Verdict.Looking.class);
        assertThat(change.sought()).as("the others are looked for").hasSize(7);

        lost.forEach(this::isNotThere);
        assertThat(ask(OURS)).as("the others may be there").isInstanceOf(Verdict.Looking.class);

        for (var number = 3; number < 10; number++) {
            isThere("id-" + number);
        }
        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void whatIsLostMakesItAnotherAccountOnceTheRestIsLookedForAndIsNotThereEither() {
        for (var number = 0; number < 6; number++) {
            task("id-" + number, false);
        }
        for (var look = 0; look < 2; look++) {
            for (var number = 0; number < 6; number++) {
                isNotThere("id-" + number);
            }
            ask(OURS);
        }

        assertThat(ask(OURS)).isInstanceOf(Verdict.Changed.class);
    }

    /** A call that its key may not make, or one task that no answer is to be had of, holds nobody up for ever. */
    @Test
    void whatCannotBeAskedForSaysNothingInTheEndBesideWhatIsThere() {
        task("one", false);
        var other = task("other", false);
        becomesAnother();
        isThere("one");
        later(590);
        assertThat(ask(THEIRS)).isInstanceOf(Verdict.Looking.class);
        assertThat(change.sought()).containsExactly(other);

        later(20);

        assertThat(ask(THEIRS)).isEqualTo(new Verdict.Same());
        assertThat(change.memory().proven()).contains(THEIRS);
    }

    @Test
    void whereNothingIsThereWhatCannotBeAskedForIsStillLookedFor() {
        task("one", false);
        becomesAnother();
        later(3600);

        assertThat(ask(THEIRS)).isInstanceOf(Verdict.Looking.class);
    }

    @Test
    void aSuspicionEndsThoughOneCannotBeAskedFor() {
        task("other", false);
        var lost = List.of("one", "two", "three");
        lost.forEach(id -> task(id, false));
        lost.forEach(this::isNotThere);
        assertThat(ask(OURS)).isInstanceOf(Verdict.Looking.class);
        lost.forEach(this::isThere);
        assertThat(ask(OURS)).isInstanceOf(Verdict.Looking.class);

        later(601);

        assertThat(ask(OURS)).isEqualTo(new Verdict.Same());
    }

    @Test
    void aSuspicionIsConfirmedInTheEndThoughMostCannotBeAskedFor() {
        for (var number = 0; number < 10; number++) {
            task("id-" + number, false);
        }
        var lost = List.of("id-0", "id-1", "id-2");
        lost.forEach(this::isNotThere);
        ask(OURS);
        later(601);
        lost.forEach(this::isNotThere);

        assertThat(ask(OURS)).as("a person decides").isInstanceOf(Verdict.Changed.class);
    }

    @Test
    void anAccountThatWasNeverProvenIsLookedAt() {
        var fresh = new AccountChange(Memory.NONE);
        var task = task("one", false);

        var verdict = fresh.judge(
                new Facts(
                        OURS,
                        since,
                        new Holdings(bound, 0),
                        List.of(new Inventory("RecordTask", Optional.empty(), this::trace))),
                now);

        assertThat(verdict).isEqualTo(new Verdict.Same());
        assertThat(fresh.memory().proven()).isEmpty();
        assertThat(fresh.sought()).containsExactly(task);
    }
}
