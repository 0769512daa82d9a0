package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.account.Callers.Reply;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of those who share a request some may not call any more. */
class CoalescerPermissionTest {
    private static final int MOST = 5;

    private final ManualClock clock = new ManualClock();
    private final Set<String> barred = ConcurrentHashMap.newKeySet();
    private final Gate gate =
            new Gate(GateSettings.of(60), clock, (call, outcome, waited, took) -> {}, target -> {}, this::admits);
    private final Callers callers = new Callers(clock, gate);
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    /** Done once, while somebody is asked for. */
    private final Deque<Runnable> meanwhile = new ConcurrentLinkedDeque<>();

    private final Coalescer<String> unbans = new Coalescer<>(gate, Lane.WRITE, "unban", MOST, this::send);
    private final Coalescer<String> deletions = new Coalescer<>(gate, Lane.DELETE, "delete", MOST, this::send);

    @AfterEach
    void close() {
        gate.close();
    }

    private boolean admits(String namespace) {
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
        return !barred.contains(namespace);
    }

    private Outcome<Map<String, String>> send(List<String> ids) {
        requests.add(ids);
        ids.stream().filter(id -> barred.contains(id.substring(0, 1))).forEach(wrong::add);
        var answers = new HashMap<String, String>();
        ids.forEach(id -> answers.put(id, "done"));
        return Outcome.done(answers);
    }

    /** By a resource such as {@code a/1} in the namespace a. */
    private Reply<Outcome<String>> submit(Coalescer<String> to, String id) {
        var slash = id.indexOf('/');
        var target = new Target("LiveChannel", new ObjectKey(id.substring(0, slash), id.substring(slash + 1)), id);
        return Callers.onItsOwnThread(() -> to.submit(target.caller(), id));
    }

    private void awaitSubmitted(int members, int places) {
        await().until(() -> unbans.waiting() + deletions.waiting() == members);
        callers.awaitWaiting(places);
    }

    private static void assertRecalled(Reply<Outcome<String>> reply) {
        assertThat(reply.get())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Recalled.class));
    }

    @Test
    void theRequestLeavesWithoutThoseWhoMayNotCallAnyMore() {
        var barredOnes = List.of(submit(unbans, "a/1"), submit(unbans, "a/2"));
        awaitSubmitted(2, 1);
        var other = submit(unbans, "b/1");
        awaitSubmitted(3, 2);

        barred.add("a");

        assertThat(callers.advanceUntil(other)).isEqualTo(Outcome.done("done"));
        barredOnes.forEach(CoalescerPermissionTest::assertRecalled);
        assertThat(requests).containsExactly(List.of("b/1"));
        callers.awaitWaiting(0);
    }

    @Test
    void thoseWhoMayNotAreWithdrawnWithTheirPlaceAsSoonAsThatIsTold() {
        var one = submit(unbans, "a/1");
        awaitSubmitted(1, 1);
        var other = submit(unbans, "b/1");
        awaitSubmitted(2, 2);
        barred.add("a");

        gate.recallBarred();

        assertRecalled(one);
        awaitSubmitted(1, 1);
        assertThat(callers.advanceUntil(other)).isEqualTo(Outcome.done("done"));
    }

    @Test
    void whereNobodyIsLeftNothingIsSent() {
        var one = submit(unbans, "a/1");
        awaitSubmitted(1, 1);
        barred.add("a");

        gate.recallBarred();

        assertRecalled(one);
        awaitSubmitted(0, 0);
        assertThat(requests).isEmpty();
        assertThat(gate.stats().usedLastMinute()).isZero();
    }

    @Test
    void whoMayNotCallDoesNotJoin() {
        barred.add("a");

        assertRecalled(submit(unbans, "a/1"));

        assertThat(gate.stats().waitingTotal()).isZero();
    }

    @Test
    void whoMayNotCallDoesNotJoinARequestThatIsAboutToLeaveEither() {
        var other = submit(unbans, "b/1");
        awaitSubmitted(1, 1);
        barred.add("a");
        meanwhile.add(() -> {
            var late = submit(unbans, "a/1");
            await().until(() -> late.isDone() || unbans.waiting() == 2);
        });

        // No further: the one that is late has no turn of its own.
        callers.advanceUntil(meanwhile::isEmpty);

        assertThat(other.get()).isEqualTo(Outcome.done("done"));
        assertThat(requests).containsExactly(List.of("b/1"));
    }

    @Test
    void deletionsLeaveAllTheSame() {
        var one = submit(deletions, "a/1");
        awaitSubmitted(1, 1);
        barred.add("a");

        gate.recallBarred();

        assertThat(callers.advanceUntil(one)).isEqualTo(Outcome.done("done"));
    }

    /** Whatever is lost, granted and recalled in whatever order: all get an answer, and no id leaves without permission. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noOrderOfEventsSendsAnIdWithoutPermission(long seed) {
        var random = new Random(seed);
        var tenants = List.of("a", "b", "c");
        var replies = new ArrayList<Reply<Outcome<String>>>();
        for (int step = 0; step < 100; step++) {
            var tenant = tenants.get(random.nextInt(tenants.size()));
            switch (random.nextInt(7)) {
                case 0 -> barred.add(tenant);
                case 1 -> {
                    barred.add(tenant);
                    gate.recallBarred();
                }
                case 2 -> barred.remove(tenant);
                case 3 -> gate.recall(tenant + "/" + random.nextInt(1 + replies.size()));
                case 4 -> {
                    clock.advance(Callers.TICK.multipliedBy(25));
                    settle(replies);
                }
                default -> {
                    replies.add(submit(unbans, tenant + "/" + replies.size()));
                    settle(replies);
                }
            }
        }
        settle(replies);
        callers.advanceUntil(() -> replies.stream().allMatch(Reply::isDone));

        assertThat(wrong).isEmpty();
        assertThat(requests).isNotEmpty();
        callers.awaitWaiting(0);
    }

    /** Until all that are not answered wait in a request that waits: nothing is on its way when a permission changes. */
    private void settle(List<Reply<Outcome<String>>> replies) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            var open = replies.stream().filter(reply -> !reply.isDone()).count();
            return unbans.waiting() == open && (open > 0) == (gate.stats().waitingTotal() > 0);
        });
    }
}
