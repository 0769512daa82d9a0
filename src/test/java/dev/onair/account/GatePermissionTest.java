package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Callers.Reply;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An account lets a namespace in no more while calls of it wait. */
class GatePermissionTest {
    private static final Outcome<String> TOO_MANY =
            Outcome.failed(new Failure.Throttled("slow down", Optional.empty()));

    /** Fewer than the gate has seats: none is deferred. */
    private static final int MOST_WAIT = 20;

    private final ManualClock clock = new ManualClock();
    private final Set<String> barred = ConcurrentHashMap.newKeySet();
    private final Gate gate =
            new Gate(GateSettings.of(60), clock, (call, outcome, waited, took) -> {}, target -> {}, this::admits);
    private final Callers callers = new Callers(clock, gate);
    private final List<String> prepared = new CopyOnWriteArrayList<>();
    private volatile boolean isUnknown;

    private boolean admits(String namespace) {
        if (isUnknown) {
            throw new IllegalStateException("not synced");
        }
        return !barred.contains(namespace);
    }

    @AfterEach
    void close() {
        gate.close();
    }

    /** The pass of a resource, such as {@code a/one} in the namespace a. */
    private static Caller pass(String name, boolean edited, boolean deleting) {
        var slash = name.indexOf('/');
        var key = new ObjectKey(name.substring(0, slash), name.substring(slash + 1));
        return new Target("LiveChannel", key, name, edited, deleting).caller();
    }

    private static Caller pass(String name) {
        return pass(name, false, false);
    }

    private Reply<Outcome<String>> start(Lane usual, Caller caller, Supplier<Outcome<String>> answer) {
        return Callers.onItsOwnThread(() -> gate.call(usual, caller, "test", () -> prepared.add(caller.id()), () -> {
            callers.sent.add(caller.id());
            return answer.get();
        }));
    }

    private Reply<Outcome<String>> queue(Lane usual, Caller caller) {
        int before = gate.stats().waitingTotal();
        var reply = start(usual, caller, () -> Outcome.done("done"));
        callers.awaitWaiting(before + 1);
        return reply;
    }

    private static void assertRecalled(Reply<Outcome<String>> reply) {
        assertThat(reply.get())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Recalled.class));
    }

    @Test
    void aWriteIsNotSentWhenItsTurnComesAndNothingIsWrittenDownOfIt() {
        var one = queue(Lane.WRITE, pass("a/one"));
        var other = queue(Lane.WRITE, pass("b/other"));

        barred.add("a");

        assertThat(callers.advanceUntil(other)).isEqualTo(Outcome.done("done"));
        assertRecalled(one);
        assertThat(callers.sent).containsExactly("b/other");
        assertThat(prepared).containsExactly("b/other");
        assertThat(gate.stats().usedLastMinute()).isEqualTo(1);
    }

    @Test
    void whatWaitsIsWithdrawnAtOnceWhereItIsToldAndNobodyElseIs() {
        var created = queue(Lane.WRITE, pass("a/created"));
        var edited = queue(Lane.WRITE, pass("a/edited", true, false));
        var other = queue(Lane.WRITE, pass("b/other"));
        barred.add("a");

        gate.recallBarred();

        assertRecalled(created);
        assertRecalled(edited);
        assertThat(other.isDone()).isFalse();
        assertThat(gate.stats().waitingTotal()).isOne();
    }

    /** A ban is a write like any other: without permission there is none. */
    @Test
    void aBanIsNotSentEither() {
        barred.add("a");

        assertRecalled(start(Lane.EMERGENCY, pass("a/banned"), () -> Outcome.done("banned")));

        assertThat(callers.sent).isEmpty();
        assertThat(gate.stats().usedLastMinute()).isZero();
    }

    @Test
    void deletionsReadsAndTheAccountsOwnCallsGoOn() {
        var deletion = queue(Lane.DELETE, pass("a/deleted", false, true));
        var last = queue(Lane.WRITE, pass("a/last", false, true));
        var read = queue(Lane.READ, pass("a/read"));
        var readForAnEdit = queue(Lane.READ, pass("a/read-for-an-edit", true, false));
        var walk = queue(Lane.SNAPSHOT, Caller.account("walk"));
        barred.add("a");
        barred.add("");

        gate.recallBarred();

        for (var reply : List.of(deletion, last, read, readForAnEdit, walk)) {
            assertThat(callers.advanceUntil(reply)).isEqualTo(Outcome.done("done"));
        }
    }

    /** It is off air between the two: who lost the permission has no later pass that would start it. */
    @ParameterizedTest
    @ValueSource(strings = {"lost", "lost, then edited", "edited, then lost"})
    void whatHasTakenSomethingOffAirComesToItsEnd(String how) {
        var owner = pass("a/one");
        var both = Callers.onItsOwnThread(() -> gate.call(Lane.WRITE, owner, "stop", () -> Outcome.done("stopped"))
                .then(stopped -> gate.call(Lane.WRITE, owner.finishing(), "start", () -> {
                    callers.sent.add("start");
                    return Outcome.done("started");
                })));
        callers.awaitWaiting(1);
        var next = queue(Lane.WRITE, pass("b/next"));
        callers.advanceUntil(() -> gate.stats().usedLastMinute() == 1);
        callers.awaitWaiting(2);
        if (how.equals("edited, then lost")) {
            gate.recall("a/one");
        }

        barred.add("a");
        gate.recallBarred();
        if (how.equals("lost, then edited")) {
            gate.recall("a/one");
        }

        assertThat(callers.advanceUntil(both)).isEqualTo(Outcome.done("started"));
        assertThat(callers.advanceUntil(next)).isEqualTo(Outcome.done("done"));
    }

    @Test
    void anEditThatWantsItOffAirWithdrawsTheEndOfWhatItsPassHasBegun() {
        var end = queue(Lane.WRITE, pass("a/one").finishing());

        gate.recall("a/one", true);

        assertRecalled(end);
    }

    /** The stop for an edit was under way when somebody wanted it off air: nothing of that pass puts it on air again. */
    @Test
    void whatIsToBeOffAirIsNotBroughtBackByAPassThatBeganBefore() {
        gate.recall("a/one", true);

        assertRecalled(start(Lane.WRITE, pass("a/one").finishing(), () -> Outcome.done("done")));
    }

    @Test
    void afterItsPassWhatIsToBeOffAirIsAskedLikeAnyOther() {
        gate.recall("a/one", true);
        gate.passEnded("a/one");

        var next = start(Lane.WRITE, pass("a/one").finishing(), () -> Outcome.done("done"));

        assertThat(callers.advanceUntil(next)).isEqualTo(Outcome.done("done"));
    }

    @Test
    void anEditThatWantsItOnAirAgainTakesThatBack() {
        gate.recall("a/one", true);
        gate.recall("a/one");

        var next = start(Lane.WRITE, pass("a/one").finishing(), () -> Outcome.done("done"));

        assertThat(callers.advanceUntil(next)).isEqualTo(Outcome.done("done"));
    }

    /** It was under way when the loss was told, and the gate is closed: its next turn is a minute away. */
    @Test
    void whatTheVendorSendsBackAfterTheLossDoesNotWaitForItsNextTurn() {
        var one = start(Lane.WRITE, pass("a/one"), () -> {
            barred.add("a");
            gate.recallBarred();
            return TOO_MANY;
        });
        callers.advanceUntil(() -> gate.stats().usedLastMinute() == 1);

        assertRecalled(one);
    }

    @Test
    void whoMayNotCallDoesNotWaitForItsTurnFirst() {
        barred.add("a");

        assertRecalled(start(Lane.WRITE, pass("a/one"), () -> Outcome.done("done")));
    }

    /** Writing a create's mark to the API server takes its time. */
    @Test
    void whatLosesItsPermissionWhileItIsWrittenDownIsNotSent() {
        var one = Callers.onItsOwnThread(
                () -> gate.call(Lane.WRITE, pass("a/one"), "create", () -> barred.add("a"), () -> {
                    callers.sent.add("a/one");
                    return Outcome.done("done");
                }));

        callers.advanceUntil(one);

        assertRecalled(one);
        assertThat(callers.sent).isEmpty();
        assertThat(gate.stats().usedLastMinute()).isZero();
    }

    /** As of a watch that begins anew: nobody loses anything by it. */
    @Test
    void whatCannotBeToldTakesNothingAway() {
        isUnknown = true;
        var one = queue(Lane.WRITE, pass("a/one"));

        gate.recallBarred();

        assertThat(callers.advanceUntil(one)).isEqualTo(Outcome.done("done"));
    }

    /** It was not sent: that the vendor takes calls again is not known by it. */
    @Test
    void whatWasWithdrawnAtTheLastMomentSaysNothingOfTheVendor() {
        var withdrawn = Outcome.<String>failed(new Failure.Recalled("withdrawn"));
        var one = start(Lane.WRITE, pass("a/one"), new ArrayDeque<>(List.of(TOO_MANY, withdrawn))::remove);
        callers.advanceUntil(one);
        start(Lane.WRITE, pass("a/two"), new ArrayDeque<>(List.of(TOO_MANY, Outcome.done("done")))::remove);

        callers.advanceUntil(() -> gate.stats().closedUntil().isPresent());

        assertThat(gate.stats().closedUntil().orElseThrow())
                .as("the second refusal in a row closes for twice as long as the first")
                .isAfter(clock.instant().plusSeconds(6));
    }

    @Test
    void whatTheVendorSentBackIsNotSentAgain() {
        var one = start(Lane.WRITE, pass("a/one"), () -> {
            barred.add("a");
            return TOO_MANY;
        });

        callers.advanceUntil(one);

        assertRecalled(one);
        assertThat(callers.sent).containsExactly("a/one");
    }

    @Test
    void whoIsLetInAgainBeforeItsTurnHasLostNothing() {
        var one = queue(Lane.WRITE, pass("a/one"));

        barred.add("a");
        barred.remove("a");
        gate.recallBarred();

        assertThat(callers.advanceUntil(one)).isEqualTo(Outcome.done("done"));
    }

    /** Whatever is lost, granted, recalled and sent back in whatever order: nothing leaves without permission, and no turn is lost. */
    @ParameterizedTest
    @EnumSource(Lane.class)
    void noOrderOfEventsSendsAWriteWithoutPermission(Lane usual) {
        var random = new Random(usual.name().hashCode());
        var tenants = List.of("a", "b", "c");
        var wrong = new CopyOnWriteArrayList<String>();
        var replies = new ArrayList<Reply<Outcome<String>>>();
        for (int step = 0; step < 200; step++) {
            var tenant = tenants.get(random.nextInt(tenants.size()));
            switch (random.nextInt(6)) {
                case 0 -> barred.add(tenant);
                case 1 -> {
                    barred.add(tenant);
                    gate.recallBarred();
                }
                case 2 -> barred.remove(tenant);
                case 3 -> gate.recall(tenant + "/" + random.nextInt(1 + replies.size()));
                default -> {
                    if (replies.stream().filter(reply -> !reply.isDone()).count() == MOST_WAIT) {
                        continue;
                    }
                    var isSentBack = random.nextInt(4) == 0;
                    var caller = pass(tenant + "/" + replies.size());
                    var tries = new AtomicInteger();
                    replies.add(start(usual, caller, () -> {
                        // The test takes nothing away while anybody is let through.
                        if (usual.needsPermission() && barred.contains(caller.tenant())) {
                            wrong.add(caller.id());
                        }
                        return isSentBack && tries.getAndIncrement() == 0 ? TOO_MANY : Outcome.done("done");
                    }));
                    callers.settle(replies);
                }
            }
            if (random.nextInt(3) == 0) {
                clock.advance(Callers.TICK.multipliedBy(30));
                callers.settle(replies);
            }
        }
        barred.clear();
        callers.advanceUntil(() -> replies.stream().allMatch(Reply::isDone));

        assertThat(wrong).isEmpty();
        assertThat(replies).hasSizeGreaterThan(MOST_WAIT);
        // Whatever was given up has left its room to the next one.
        assertThat(callers.advanceUntil(start(Lane.WRITE, pass("a/last"), () -> Outcome.done("done"))))
                .isEqualTo(Outcome.done("done"));
        assertThat(gate.stats().waitingTotal()).isZero();
    }
}
