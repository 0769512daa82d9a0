package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Outcome<String> TOO_MANY =
            Outcome.failed(new Failure.Throttled("slow down", Optional.empty()));

    private final ManualClock clock = new ManualClock();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate(
            GateSettings.of(60),
            clock,
            (call, outcome, waited, took) -> heard.add(call.lane() + " " + call.operation() + " "
                    + outcome.getClass().getSimpleName() + " " + waited.toSeconds()),
            target -> {});
    private final Callers callers = new Callers(clock, gate);

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void sendsTheMostUrgentFirstAndThenInOrderOfArrival() {
        for (var lane : List.of(Lane.BACKGROUND, Lane.READ, Lane.WRITE, Lane.DELETE, Lane.SNAPSHOT)) {
            callers.queue(lane, lane + " 1");
            callers.queue(lane, lane + " 2");
        }

        callers.advanceUntilSent(10);

        assertThat(callers.sent)
                .containsExactly(
                        "DELETE 1",
                        "DELETE 2",
                        "WRITE 1",
                        "WRITE 2",
                        "READ 1",
                        "READ 2",
                        "SNAPSHOT 1",
                        "SNAPSHOT 2",
                        "BACKGROUND 1",
                        "BACKGROUND 2");
    }

    /** The read without which an edit cannot be planned, and its write; bans and deletions go first all the same. */
    @Test
    void whatAnEditNeedsWaitsBehindNoCreation() {
        for (int call = 0; call < 100; call++) {
            callers.start(Lane.WRITE, "create " + call, () -> Outcome.done("created"));
        }
        callers.awaitWaiting(Lane.WRITE, 100);
        callers.queueForEdit(Lane.READ, "look");
        callers.queueForEdit(Lane.WRITE, "edit");
        callers.queue(Lane.DELETE, "delete");

        callers.advanceUntilSent(4);

        assertThat(callers.sent).startsWith("delete", "look", "edit").hasSize(4);
    }

    @Test
    void letsNoTenantWaitForTheBacklogOfAnother() {
        for (int call = 0; call < 500; call++) {
            callers.start(Lane.WRITE, "a/" + call, () -> Outcome.done("created"));
        }
        callers.awaitWaiting(Lane.WRITE, 500);
        callers.queue(Lane.WRITE, "b/1");
        callers.queue(Lane.WRITE, "b/2");

        callers.advanceUntilSent(4);

        assertThat(callers.sent.indexOf("b/1")).isEqualTo(1);
        assertThat(callers.sent.indexOf("b/2")).isEqualTo(3);
    }

    @Test
    void sendsNothingBeforeThereIsQuota() {
        callers.queue(Lane.WRITE, "a");

        clock.advance(Duration.ofSeconds(1));
        assertThat(callers.sent).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        callers.awaitSent(1);
    }

    @Test
    void answersACallThatIsRecalledWhileItWaitsWithoutSendingIt() {
        var mine = callers.queue(Lane.WRITE, "mine");
        var other = callers.queue(Lane.WRITE, "other");

        gate.recall("mine");

        assertThat(mine.get()).isInstanceOfSatisfying(Outcome.Failed.class, GateTest::isRecalled);
        assertThat(callers.advanceUntil(other)).isEqualTo(Outcome.done("other"));
        assertThat(callers.sent).containsExactly("other");
    }

    @Test
    void neverRecallsACallThatWasLetThrough() {
        var result = callers.queue(Lane.WRITE, "a", () -> {
            gate.recall("a");
            return Outcome.done("sent anyway");
        });

        assertThat(callers.advanceUntil(result)).isEqualTo(Outcome.done("sent anyway"));
    }

    @Test
    void takesAnInterruptForARecall() {
        var answer = new ArrayList<Outcome<String>>();
        var waiting = Thread.ofVirtual()
                .start(() ->
                        answer.add(gate.call(Lane.WRITE, Callers.caller("a"), "test", () -> Outcome.done("sent"))));
        callers.awaitWaiting(Lane.WRITE, 1);

        waiting.interrupt();
        callers.awaitWaiting(Lane.WRITE, 0);

        assertThat(Callers.onItsOwnThread(() -> joined(waiting)).get()).isTrue();
        assertThat(answer.getFirst()).isInstanceOfSatisfying(Outcome.Failed.class, GateTest::isRecalled);
    }

    @Test
    void sendsAnEmergencyAtOnceWhenTheQuotaIsExhausted() {
        var backlog = IntStream.range(0, 200)
                .mapToObj(call -> callers.queue(Lane.DELETE, "delete " + call))
                .toList();
        callers.advanceUntilSent(60);

        var ban = callers.start(Lane.EMERGENCY, "ban", () -> Outcome.done("banned"));

        assertThat(ban.get()).isEqualTo(Outcome.done("banned"));
        assertThat(backlog).anyMatch(call -> !call.isDone());
    }

    @Test
    void sendsAnEmergencyNextWhenTheReserveIsUsedUpToo() {
        var bans = IntStream.range(0, 4)
                .mapToObj(ban -> callers.start(Lane.EMERGENCY, "ban " + ban, () -> Outcome.done("banned")))
                .toList();
        callers.queue(Lane.DELETE, "delete");

        callers.advanceUntilSent(5);

        assertThat(callers.sent.getLast()).isEqualTo("delete");
        assertThat(bans).allSatisfy(ban -> assertThat(ban.isDone()).isTrue());
    }

    @Test
    void closesForAllButEmergenciesWhenTheVendorSaysTooManyAndSendsTheSameCallAgain() {
        var attempts = new AtomicInteger();
        var first = callers.queue(
                Lane.WRITE, "first", () -> attempts.incrementAndGet() == 1 ? TOO_MANY : Outcome.done("first"));
        var second = callers.queue(Lane.WRITE, "second");

        callers.advanceUntilSent(1);
        callers.awaitWaiting(Lane.WRITE, 2);
        // The call may have come back anywhere within the last step of time.
        var fiveSeconds = clock.instant().plusSeconds(5);
        assertThat(gate.stats().closedUntil().orElseThrow()).isBetween(fiveSeconds.minus(Callers.TICK), fiveSeconds);
        clock.advance(Duration.ofSeconds(5));
        assertThat(callers.sent).containsExactly("first");
        var ban = callers.start(Lane.EMERGENCY, "ban", () -> Outcome.done("banned"));

        assertThat(ban.get()).isEqualTo(Outcome.done("banned"));
        assertThat(callers.advanceUntil(first)).isEqualTo(Outcome.done("first"));
        assertThat(callers.advanceUntil(second)).isEqualTo(Outcome.done("second"));
        assertThat(callers.sent).containsExactly("first", "ban", "first", "second");
        assertThat(gate.stats().throttled()).isEqualTo(1);
    }

    @Test
    void recallsACallThatWaitsToBeSentAgain() {
        var result = callers.queue(Lane.WRITE, "a", () -> TOO_MANY);
        callers.advanceUntilSent(1);
        callers.awaitWaiting(Lane.WRITE, 1);

        gate.recall("a");

        assertThat(result.get()).isInstanceOfSatisfying(Outcome.Failed.class, GateTest::isRecalled);
    }

    @Test
    void holdsTenThousandWaitingCallsAndStillLetsAnyOfThemGo() {
        int many = 10_000;
        var results = IntStream.range(0, many)
                .mapToObj(call -> callers.start(Lane.WRITE, "call " + call, () -> Outcome.done("sent")))
                .toList();
        callers.awaitWaiting(Lane.WRITE, many);

        assertThat(clock.alarms()).isEqualTo(1);
        IntStream.range(0, many / 2).forEach(call -> gate.recall("call " + call));
        gate.reconfigure(GateSettings.of(100_000));
        while (gate.stats().waitingTotal() > 0) {
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isNotNull());
        assertThat(callers.sent).hasSize(many / 2);
        assertThat(gate.stats().waitingTotal()).isZero();
        assertThat(clock.alarms()).isZero();
    }

    @Test
    void setsNoAlarmWhenNobodyWaits() {
        callers.queue(Lane.WRITE, "a");
        assertThat(clock.alarms()).isEqualTo(1);

        gate.recall("a");

        assertThat(clock.alarms()).isZero();
    }

    @Test
    void sendsNothingWhenWhatMustBeWrittenDownFirstFails() {
        var sent = new AtomicInteger();
        clock.advance(Duration.ofSeconds(2));

        assertThatThrownBy(() -> gate.call(
                        Lane.WRITE,
                        Callers.caller("a"),
                        "test",
                        () -> {
                            throw new IllegalStateException("conflict");
                        },
                        () -> Outcome.done(sent.incrementAndGet())))
                .hasMessage("conflict");

        assertThat(sent).hasValue(0);
        assertThat(gate.stats().usedLastMinute()).isZero();
    }

    @Test
    void answersAllThatWaitWhenItIsShutDown() {
        var waiting = callers.queue(Lane.WRITE, "a");

        gate.close();

        assertThat(waiting.get()).isInstanceOfSatisfying(Outcome.Failed.class, GateTest::isRecalled);
        assertThat(gate.call(Lane.WRITE, Callers.caller("late"), "test", () -> Outcome.done("sent")))
                .isInstanceOfSatisfying(Outcome.Failed.class, GateTest::isRecalled);
    }

    @Test
    void countsWhatItLetThrough() {
        callers.queue(Lane.WRITE, "a");
        callers.queue(Lane.READ, "b");
        callers.advanceUntilSent(1);

        var stats = gate.stats();

        assertThat(stats.allowancePerMinute()).isEqualTo(54);
        assertThat(stats.usedLastMinute()).isEqualTo(1);
        assertThat(stats.calls()).containsEntry(Lane.WRITE, 1L).containsEntry(Lane.READ, 0L);
        assertThat(stats.waiting()).containsEntry(Lane.WRITE, 0).containsEntry(Lane.READ, 1);
        assertThat(stats.closedUntil()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(gate.stats().usedLastMinute()).isZero();
    }

    @Test
    void tellsTheListenerOfEveryAttempt() {
        var attempts = new AtomicInteger();
        var result =
                callers.queue(Lane.WRITE, "a", () -> attempts.incrementAndGet() == 1 ? TOO_MANY : Outcome.done("sent"));

        callers.advanceUntilSent(1);
        callers.advanceUntil(result);

        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst()).isEqualTo("WRITE test Failed 1");
        assertThat(heard.getLast()).startsWith("WRITE test Done");
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Callers.PATIENCE);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    private static void isRecalled(Outcome.Failed<?> outcome) {
        assertThat(outcome.failure()).isInstanceOf(Failure.Recalled.class);
    }
}
