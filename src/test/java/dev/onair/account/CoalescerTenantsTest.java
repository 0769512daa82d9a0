package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One request for the ids of several tenants: it has the best place that any of them has. */
class CoalescerTenantsTest {

    private static final int MOST = 10;

    private final ManualClock clock = new ManualClock();
    private final Gate gate = new Gate(GateSettings.of(60), clock, (call, outcome, waited, took) -> {}, target -> {});
    private final Callers callers = new Callers(clock, gate);
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private volatile Function<List<String>, Outcome<Map<String, String>>> vendor = CoalescerTenantsTest::allDone;
    private final Coalescer<String> deletes = new Coalescer<>(gate, Lane.DELETE, "delete", MOST, this::delete);

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void takesTheTurnOfWhicheverTenantComesFirst() {
        backlog();
        var late = submit("b/late");
        awaitPlaces(4 * MOST + 5 + 1, 6);

        oneTurn(1);
        oneTurn(2);

        assertThat(late.get()).isEqualTo(Outcome.done("deleted"));
        assertThat(requests.getLast()).contains("b/late").hasSizeGreaterThan(1);
    }

    @Test
    void costsOneCallForManyTenantsAndLeavesNoPlaceBehind() {
        var results = IntStream.range(0, MOST)
                .mapToObj(tenant -> submit(tenant + "/only"))
                .toList();
        awaitPlaces(MOST, MOST);

        oneTurn(1);

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo(Outcome.done("deleted")));
        callers.awaitWaiting(Lane.DELETE, 0);
        clock.advance(Duration.ofMinutes(2));
        assertThat(gate.stats().calls()).containsEntry(Lane.DELETE, 1L);
    }

    @Test
    void givesUpThePlaceOfATenantThatWasRecalledAndKeepsTheOthers() {
        var first = submit("a/1");
        awaitPlaces(1, 1);
        var other = submit("b/1");
        awaitPlaces(2, 2);

        gate.recall("a/1");

        callers.awaitWaiting(Lane.DELETE, 1);
        assertThat(first.get())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Recalled.class));
        assertThat(callers.advanceUntil(other)).isEqualTo(Outcome.done("deleted"));
        assertThat(requests).containsExactly(List.of("b/1"));
    }

    @Test
    void keepsThePlaceOfARequestThatTheVendorSentBackWhileAnyoneNeedsIt() {
        var tooMany = Outcome.<Map<String, String>>failed(
                new Failure.Throttled("slow down", Optional.of(Duration.ofSeconds(30))));
        vendor = ids -> requests.size() == 1 ? tooMany : allDone(ids);
        submit("a/1");
        awaitPlaces(1, 1);
        var other = submit("b/1");
        awaitPlaces(2, 2);
        oneTurn(1);
        awaitPlaces(2, 1);

        gate.recall("a/1");

        assertThat(callers.advanceUntil(other)).isEqualTo(Outcome.done("deleted"));
        assertThat(requests).containsExactly(List.of("a/1", "b/1"), List.of("b/1"));
    }

    @Test
    void answersEveryTenantWhenAllThatWaitAreDismissed() {
        var why = new Failure.AuthRefused("401", "who are you");
        var first = submit("a/1");
        var other = submit("b/1");
        awaitPlaces(2, 2);

        gate.dismiss(why);

        assertThat(first.get()).isEqualTo(Outcome.failed(why));
        assertThat(other.get()).isEqualTo(Outcome.failed(why));
        assertThat(requests).isEmpty();
    }

    @Test
    void findsTheBadIdOfOneTenantAmongThoseOfOthers() {
        var gone = new Failure.Gone("no such id");
        vendor = ids -> ids.contains("3/only") ? Outcome.failed(gone) : allDone(ids);
        var results = IntStream.range(0, MOST)
                .mapToObj(tenant -> submit(tenant + "/only"))
                .toList();
        awaitPlaces(MOST, MOST);

        results.forEach(callers::advanceUntil);

        assertThat(results.get(3).get()).isEqualTo(Outcome.failed(gone));
        assertThat(results)
                .filteredOn(result -> result.get().equals(Outcome.done("deleted")))
                .hasSize(MOST - 1);
        callers.awaitWaiting(Lane.DELETE, 0);
    }

    /** Five requests of one tenant, the last of which has room. */
    private void backlog() {
        IntStream.range(0, 4 * MOST + 5).forEach(id -> submit("a/" + id));
        awaitPlaces(4 * MOST + 5, 5);
    }

    /** Time for one call and not for two; it is so many requests that have then been sent. */
    private void oneTurn(int requestsThen) {
        clock.advance(Duration.ofMillis(1200));
        Awaitility.await()
                .atMost(Callers.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> requests.size() == requestsThen);
    }

    private void awaitPlaces(int members, int places) {
        Awaitility.await()
                .atMost(Callers.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() ->
                        deletes.waiting() == members && gate.stats().waiting().get(Lane.DELETE) == places);
    }

    private Outcome<Map<String, String>> delete(List<String> ids) {
        requests.add(ids);
        return vendor.apply(ids);
    }

    /** The id is the caller's name. */
    private Callers.Reply<Outcome<String>> submit(String name) {
        return Callers.onItsOwnThread(() -> deletes.submit(Callers.caller(name), name));
    }

    private static Outcome<Map<String, String>> allDone(List<String> ids) {
        var answers = new HashMap<String, String>();
        ids.forEach(id -> answers.put(id, "deleted"));
        return Outcome.done(answers);
    }
}
