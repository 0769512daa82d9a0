package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.AccountHealth.State;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountCallsTest {

    private static final Failure.AuthRefused REFUSAL = new Failure.AuthRefused("403", "who are you");
    private static final Outcome<String> REFUSED = Outcome.failed(REFUSAL);
    private static final Outcome<String> DONE = Outcome.done("done");

    private final ManualClock clock = new ManualClock();
    private final Gate gate =
            new Gate(GateSettings.of(60_000), clock, (call, outcome, waited, took) -> {}, target -> {});
    private final AccountHealth health = new AccountHealth(clock);
    private final AccountCalls calls = new AccountCalls(health, gate);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger recoveries = new AtomicInteger();

    @BeforeEach
    void beginWithQuota() {
        health.onRecovery(recoveries::incrementAndGet);
        clock.advance(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void answersWithoutACallOnceTheAccountWasRefused() {
        call(REFUSED);

        assertThat(List.of(call(DONE), call(DONE), call(DONE))).containsOnly(REFUSED);

        assertThat(sent).hasValue(1);
        assertThat(health.state()).isEqualTo(new State.Refused("403", "who are you", clock.instant()));
    }

    @Test
    void letsOneProbeAMinuteThroughForTheWholeAccount() {
        call(REFUSED);
        for (int second = 0; second < 600; second++) {
            clock.advance(Duration.ofSeconds(1));
            call(REFUSED);
            call(REFUSED);
        }

        assertThat(sent).hasValue(1 + 10);
    }

    @Test
    void letsNobodyElseThroughWhileTheProbeIsUnderWay() {
        call(REFUSED);
        clock.advance(Duration.ofMinutes(1));

        var probe = calls.call(Lane.READ, Callers.caller("a"), "test", () -> call(DONE));

        assertThat(probe).isEqualTo(REFUSED);
        assertThat(sent).hasValue(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomesOfAProbe")
    void learnsFromAProbe(String why, Outcome<String> outcome, boolean healthy) {
        call(REFUSED);
        clock.advance(Duration.ofMinutes(1));

        call(outcome);

        assertThat(health.state() instanceof State.Healthy).as(why).isEqualTo(healthy);
        assertThat(recoveries).as(why).hasValue(healthy ? 1 : 0);
    }

    static List<Object[]> outcomesOfAProbe() {
        return List.of(
                new Object[] {"an answer means that we are known", DONE, true},
                new Object[] {"who rejects a request knows who sent it", failed(new Failure.Rejected("400", "no")), true
                },
                new Object[] {"who says that a thing is gone does too", failed(new Failure.Gone("no")), true},
                new Object[] {"a refusal changes nothing", REFUSED, false},
                new Object[] {"a vendor that is down says nothing", failed(new Failure.Retryable("503")), false},
                new Object[] {"a lost answer says nothing", failed(new Failure.Unknown("cut off")), false});
    }

    @Test
    void asksAgainAtOnceWhenTheCredentialsChanged() {
        call(REFUSED);

        health.credentialsChanged();

        assertThat(call(DONE)).isEqualTo(DONE);
        assertThat(health.state()).isEqualTo(new State.Healthy());
        assertThat(recoveries).hasValue(1);
    }

    @Test
    void asksOnceMoreBeforeTheDoubtfulRefusalOfAReadIsBelieved() {
        var doubting = new AccountCalls(health, gate, refusal -> true);
        var answers = List.of(REFUSED, DONE).iterator();

        assertThat(doubting.call(Lane.SNAPSHOT, Callers.caller("a"), "test", answers::next))
                .isEqualTo(DONE);
        assertThat(health.state()).isEqualTo(new State.Healthy());
        assertThat(doubting.call(Lane.SNAPSHOT, Callers.caller("a"), "test", () -> REFUSED))
                .isEqualTo(REFUSED);
        assertThat(health.state()).isInstanceOf(State.Refused.class);
    }

    @Test
    void neverAsksAWriteOnceMore() {
        var doubting = new AccountCalls(health, gate, refusal -> true);
        var answers = List.of(REFUSED, DONE).iterator();

        assertThat(doubting.call(Lane.WRITE, Callers.caller("a"), "test", answers::next))
                .isEqualTo(REFUSED);
        assertThat(answers).as("the second answer is not fetched").hasNext();
    }

    @Test
    void ignoresARefusalOfCredentialsThatHaveChangedSince() {
        var outcome = calls.call(Lane.READ, Callers.caller("a"), "test", () -> {
            health.credentialsChanged();
            return REFUSED;
        });

        assertThat(health.state()).isEqualTo(new State.Healthy());
        assertThat(outcome)
                .as("the caller comes back by itself, since no recovery wakes it")
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Recalled.class));
    }

    @Test
    void asksAgainWhenTheProbeWasRecalledBeforeItWasSent() {
        call(REFUSED);
        clock.advance(Duration.ofMinutes(1));
        call(failed(new Failure.Recalled("never sent")));

        assertThat(call(DONE)).isEqualTo(DONE);
    }

    @Test
    void keepsTheTimeOfTheFirstRefusal() {
        var since = clock.instant();
        call(REFUSED);
        clock.advance(Duration.ofMinutes(1));

        call(failed(new Failure.AuthRefused("401", "still unknown")));

        assertThat(health.state()).isEqualTo(new State.Refused("401", "still unknown", since));
        assertThat(health.nextProbe()).contains(clock.instant().plus(AccountHealth.PROBE_EVERY));
    }

    @Test
    void answersThoseWhoWaitAtTheGateWhenTheAccountIsRefused() {
        gate.reconfigure(GateSettings.of(60));
        var waiting = Callers.onItsOwnThread(() -> calls.call(Lane.WRITE, Callers.caller("a"), "test", () -> DONE));
        new Callers(clock, gate).awaitWaiting(Lane.WRITE, 1);

        health.settle(health.admit(), REFUSED);

        assertThat(waiting.get()).isEqualTo(REFUSED);
    }

    private Outcome<String> call(Outcome<String> answer) {
        return calls.call(Lane.READ, Callers.caller("a"), "test", () -> {
            sent.incrementAndGet();
            return answer;
        });
    }

    private static Outcome<String> failed(Failure failure) {
        return Outcome.failed(failure);
    }

    /** The read of an edit waits before those of others, and is a read all the same. */
    @Test
    void anAccidentOfAReadForManyIsAskedOnceMoreForAnEditToo() {
        var careful = new AccountCalls(health, gate, refusal -> true);
        var pages = new Coalescer<String>(
                careful,
                Lane.READ,
                "page",
                10,
                ids -> sent.incrementAndGet() == 1
                        ? Outcome.failed(REFUSAL)
                        : Outcome.done(Map.of(ids.getFirst(), "done")));

        assertThat(pages.submit(Callers.editing("edited"), "id")).isEqualTo(DONE);

        assertThat(health.state()).isInstanceOf(State.Healthy.class);
    }
}
