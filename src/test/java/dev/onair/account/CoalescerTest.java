package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoalescerTest {

    private static final int MOST = 50;

    private final ManualClock clock = new ManualClock();
    private final Gate gate = new Gate(GateSettings.of(60), clock, (call, outcome, waited, took) -> {}, target -> {});
    private final Callers callers = new Callers(clock, gate);
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void sendsAllThatWaitInOneRequest() {
        var deletes = coalescer(CoalescerTest::allDone);
        var results = submit(deletes, 0, MOST);

        assertThat(callers.advanceUntil(results.getFirst())).isEqualTo(Outcome.done("deleted"));

        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst()).hasSize(MOST);
        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo(Outcome.done("deleted")));
    }

    @Test
    void gathersThoseThatComeShortlyAfterBeforeItAsksForItsTurn() {
        var deletes = gathering(Duration.ofSeconds(1));
        var first = gathered(deletes, 1);
        clock.advance(Duration.ofMillis(900));
        var second = gathered(deletes, 2);
        assertThat(gate.stats().waiting().get(Lane.DELETE)).isZero();

        assertThat(callers.advanceUntil(first)).isEqualTo(Outcome.done("deleted"));

        assertThat(second.get()).isEqualTo(Outcome.done("deleted"));
        assertThat(requests).containsExactly(List.of("id 1", "id 2"));
    }

    /** A batch that waits among reads would keep it there. */
    @Test
    void anEditDoesNotWaitWithThoseOfALowerLane() {
        var pages = new Coalescer<>(gate, Lane.READ, "page", MOST, ids -> {
            requests.add(ids);
            return allDone(ids);
        });
        Callers.onItsOwnThread(() -> pages.submit(Callers.caller("new"), "new"));
        callers.awaitWaiting(Lane.READ, 1);
        callers.queue(Lane.WRITE, "create");

        var edited = Callers.onItsOwnThread(() -> pages.submit(Callers.editing("edited"), "edited"));
        callers.awaitWaiting(Lane.EDIT, 1);

        assertThat(callers.advanceUntil(edited)).isEqualTo(Outcome.done("deleted"));
        assertThat(requests).containsExactly(List.of("edited"));
        assertThat(callers.sent).isEmpty();
    }

    @Test
    void whatGathersCanBeWithdrawnWhole() {
        var deletes = gathering(Duration.ofSeconds(1));
        var first = gathered(deletes, 1);

        deletes.recallAll();

        assertThat(first.get()).isInstanceOf(Outcome.Failed.class);
        clock.advance(Duration.ofSeconds(10));
        assertThat(requests).isEmpty();
    }

    /** Submits one more, and returns when so many gather. */
    private Callers.Reply<Outcome<String>> gathered(Coalescer<String> coalescer, int members) {
        var reply = submit(coalescer, "owner " + members, "id " + members);
        Awaitility.await()
                .atMost(Callers.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> coalescer.waiting() == members && clock.alarms() == 1);
        return reply;
    }

    private Coalescer<String> gathering(Duration time) {
        return new Coalescer<>(
                gate, Lane.DELETE, "delete", MOST, Coalescer.Refusal.SPLIT, Gathering.during(time, clock), ids -> {
                    requests.add(ids);
                    return allDone(ids);
                });
    }

    @Test
    void sendsASecondRequestForTheOneThatDidNotFit() {
        var deletes = coalescer(CoalescerTest::allDone);

        submit(deletes, 0, MOST + 1).forEach(callers::advanceUntil);

        assertThat(requests).extracting(List::size).containsExactlyInAnyOrder(MOST, 1);
    }

    @Test
    void sendsSeveralIdsOfOneOwnerTogether() {
        var deletes = coalescer(CoalescerTest::allDone);
        var ids = IntStream.range(0, MOST + 2)
                .mapToObj(id -> "id " + id % (MOST + 1))
                .toList();

        var results =
                callers.advanceUntil(Callers.onItsOwnThread(() -> deletes.submitAll(Callers.caller("owner"), ids)));

        assertThat(requests).extracting(List::size).containsExactlyInAnyOrder(MOST, 1);
        assertThat(results)
                .hasSize(MOST + 1)
                .allSatisfy((id, result) -> assertThat(result).isEqualTo(Outcome.done("deleted")));
    }

    @Test
    void beginsANewRequestForThoseThatComeTooLate() {
        var answered = new CountDownLatch(1);
        var deletes = coalescer(ids -> {
            await(answered);
            return allDone(ids);
        });
        var first = submit(deletes, 0, 1).getFirst();
        callers.advanceUntil(() -> requests.size() == 1);
        var late = submit(deletes, "late", "late");
        callers.awaitWaiting(Lane.DELETE, 1);

        answered.countDown();
        callers.advanceUntil(first);
        callers.advanceUntil(late);

        assertThat(requests).containsExactly(List.of("id 0"), List.of("late"));
    }

    @Test
    void sendsAnIdOnceAndAnswersEveryoneWhoAskedForIt() {
        var deletes = coalescer(CoalescerTest::allDone);
        var one = submit(deletes, "one", "same");
        var other = submit(deletes, "other", "same");
        submit(deletes, "third", "another");
        settle(deletes, 3);

        assertThat(callers.advanceUntil(one)).isEqualTo(Outcome.done("deleted"));

        assertThat(other.get()).isEqualTo(Outcome.done("deleted"));
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst()).containsExactlyInAnyOrder("same", "another");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresThatBlameOneId")
    void splitsARefusedRequestToFindTheBadId(String why, Failure failure) {
        var deletes = coalescer(ids -> ids.contains("id 13") ? Outcome.failed(failure) : allDone(ids));
        var results = submit(deletes, 0, MOST);

        results.forEach(callers::advanceUntil);

        for (int id = 0; id < MOST; id++) {
            Outcome<String> expected = id == 13 ? Outcome.failed(failure) : Outcome.done("deleted");
            assertThat(results.get(id).get()).as("%s, id %d", why, id).isEqualTo(expected);
        }
        assertThat(requests).as(why).hasSizeLessThanOrEqualTo(13).contains(List.of("id 13"));
    }

    static List<Object[]> failuresThatBlameOneId() {
        return List.of(
                new Object[] {"the vendor rejects the whole for one", new Failure.Rejected("400", "bad id")},
                new Object[] {"one is not there any more", new Failure.Gone("no such id")});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresThatBlameNobody")
    void tellsEveryoneOfAFailureThatIsNoIdsFault(String why, Failure failure) {
        var deletes = coalescer(ids -> Outcome.failed(failure));
        var results = submit(deletes, 0, 5);

        results.forEach(callers::advanceUntil);

        assertThat(results)
                .as(why)
                .allSatisfy(result -> assertThat(result.get()).isEqualTo(Outcome.failed(failure)));
        assertThat(requests).as(why).hasSize(1);
    }

    static List<Object[]> failuresThatBlameNobody() {
        return List.of(
                new Object[] {"the answer was lost", new Failure.Unknown("cut off")},
                new Object[] {"the vendor is down", new Failure.Retryable("503")},
                new Object[] {"the credentials are bad", new Failure.AuthRefused("401", "who are you")});
    }

    @Test
    void knowsNothingOfAnIdThatTheAnswerDoesNotSpeakOf() {
        var deletes = coalescer(ids -> Outcome.done(Map.of()));

        var outcome = callers.advanceUntil(submit(deletes, 0, 1).getFirst());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unknown.class));
    }

    @Test
    void takesOnlyTheRecalledOneOut() {
        var deletes = coalescer(CoalescerTest::allDone);
        var results = submit(deletes, 0, 3);

        gate.recall("owner 1");

        assertThat(results.get(1).get())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Recalled.class));
        assertThat(callers.advanceUntil(results.get(0))).isEqualTo(Outcome.done("deleted"));
        assertThat(callers.advanceUntil(results.get(2))).isEqualTo(Outcome.done("deleted"));
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst()).containsExactlyInAnyOrder("id 0", "id 2");
    }

    @Test
    void givesItsPlaceInTheQueueBackWhenEverybodyWasRecalled() {
        var deletes = coalescer(CoalescerTest::allDone);
        submit(deletes, 0, 1);

        gate.recall("owner 0");

        callers.awaitWaiting(Lane.DELETE, 0);
        clock.advance(Duration.ofMinutes(1));
        assertThat(requests).isEmpty();
        assertThat(gate.stats().usedLastMinute()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Coalescer<String> coalescer(Function<List<String>, Outcome<Map<String, String>>> vendor) {
        return new Coalescer<>(gate, Lane.DELETE, "delete", MOST, ids -> {
            requests.add(ids);
            return vendor.apply(ids);
        });
    }

    /** Submits so many and returns when all are in a request that waits at the gate. */
    private List<Callers.Reply<Outcome<String>>> submit(Coalescer<String> coalescer, int from, int count) {
        var results = IntStream.range(from, from + count)
                .mapToObj(id -> submit(coalescer, "owner " + id, "id " + id))
                .toList();
        settle(coalescer, count);
        return results;
    }

    private Callers.Reply<Outcome<String>> submit(Coalescer<String> coalescer, String owner, String id) {
        return Callers.onItsOwnThread(() -> coalescer.submit(Callers.caller(owner), id));
    }

    private void settle(Coalescer<String> coalescer, int members) {
        Awaitility.await()
                .atMost(Callers.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> coalescer.waiting() == members
                        && gate.stats().waiting().get(Lane.DELETE) == (members + MOST - 1) / MOST);
    }

    private static Outcome<Map<String, String>> allDone(List<String> ids) {
        var answers = new HashMap<String, String>();
        ids.forEach(id -> answers.put(id, "deleted"));
        return Outcome.done(answers);
    }
}
