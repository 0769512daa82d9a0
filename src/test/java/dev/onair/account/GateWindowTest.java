package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that have had their turn and are not sent yet: what is written down first may take long. */
class GateWindowTest {

    private static final int ALLOWANCE = GateSettings.of(60).allowance();

    private final ManualClock clock = new ManualClock();
    private final Gate gate = new Gate(GateSettings.of(60), clock, (call, outcome, waited, took) -> {}, target -> {});
    private final Callers callers = new Callers(clock, gate);
    private final CountDownLatch written = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void keepsTheQuotaAlsoWhenCallsThatWereLetThroughAreSentLateAndTogether() {
        IntStream.range(0, 2 * ALLOWANCE).forEach(call -> startSlowly("call " + call));
        callers.awaitWaiting(Lane.WRITE, 2 * ALLOWANCE);

        clock.advance(Duration.ofMinutes(10));
        awaitBegun(ALLOWANCE);
        written.countDown();
        callers.awaitSent(ALLOWANCE);

        clock.advance(Duration.ofSeconds(60));
        assertThat(gate.stats().waiting()).containsEntry(Lane.WRITE, ALLOWANCE);
        clock.advance(Duration.ofMinutes(2));
        callers.awaitSent(2 * ALLOWANCE);
    }

    @Test
    void setsNoAlarmForRoomThatTimeAloneDoesNotBring() {
        IntStream.range(0, ALLOWANCE + 1).forEach(call -> startSlowly("call " + call));
        callers.awaitWaiting(Lane.WRITE, ALLOWANCE + 1);

        clock.advance(Duration.ofMinutes(10));

        assertThat(gate.stats().waiting()).containsEntry(Lane.WRITE, 1);
        assertThat(clock.alarms()).isZero();
    }

    @Test
    void bansAtOnceWhileAllThatWereLetThroughAreStillToBeSent() {
        IntStream.range(0, ALLOWANCE).forEach(call -> startSlowly("call " + call));
        callers.awaitWaiting(Lane.WRITE, ALLOWANCE);
        clock.advance(Duration.ofMinutes(10));
        awaitBegun(ALLOWANCE);

        var ban = callers.start(Lane.EMERGENCY, "ban", () -> Outcome.done("banned"));

        assertThat(ban.get()).isEqualTo(Outcome.done("banned"));
        assertThat(callers.sent).containsExactly("ban");
    }

    @Test
    void givesTheRoomOfACallThatFailedBeforeItWasSentToTheNext() {
        gate.reconfigure(new GateSettings(1, 100));
        var failing = Callers.onItsOwnThread(() -> gate.call(
                Lane.WRITE,
                Callers.caller("failing"),
                "test",
                () -> {
                    throw new IllegalStateException("conflict");
                },
                () -> Outcome.done("sent")));
        callers.awaitWaiting(Lane.WRITE, 1);
        var next = callers.queue(Lane.WRITE, "next");

        clock.advance(Duration.ofSeconds(62));
        assertThatThrownBy(failing::get).hasRootCauseMessage("conflict");
        clock.advance(Duration.ofSeconds(62));

        assertThat(next.get()).isEqualTo(Outcome.done("next"));
    }

    @Test
    void putsACallWithoutRoomBackInItsPlaceAndWritesItDownAnewDirectlyBeforeItIsSent() {
        var late = oneWithoutRoom();
        var younger = callers.queue(Lane.WRITE, "younger");

        assertThat(callers.sent).doesNotContain("late");
        assertThat(callers.advanceUntil(younger)).isEqualTo(Outcome.done("younger"));

        assertThat(late.get()).isEqualTo(Outcome.done("late"));
        assertThat(callers.sent.subList(20, 22)).containsExactly("late", "younger");
        assertThat(begun).hasValue(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withdrawals")
    void withdrawsACallThatWaitsForRoom(String how, Consumer<Gate> withdraw, Failure why) {
        var late = oneWithoutRoom();

        withdraw.accept(gate);

        assertThat(late.get())
                .as(how)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).hasSameClassAs(why));
        assertThat(callers.sent).as(how).doesNotContain("late");
        assertThat(begun).as(how).hasValue(1);
    }

    static List<Object[]> withdrawals() {
        var refused = new Failure.AuthRefused("401", "who are you");
        return List.of(
                withdrawal("recalled", gate -> gate.recall("late"), new Failure.Recalled("")),
                withdrawal("closed", Gate::close, new Failure.Recalled("")),
                withdrawal("dismissed", gate -> gate.dismiss(refused), refused));
    }

    private static Object[] withdrawal(String how, Consumer<Gate> withdraw, Failure why) {
        return new Object[] {how, withdraw, why};
    }

    @Test
    void sendsNothingAfterItWasShutDownThoughItWasLetThroughBefore() {
        var slow = startSlowly("slow");
        callers.awaitWaiting(Lane.WRITE, 1);
        clock.advance(Duration.ofSeconds(2));
        awaitBegun(1);

        gate.close();
        written.countDown();

        assertThat(slow.get())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Recalled.class));
        assertThat(callers.sent).isEmpty();
    }

    /** Let through while there was room, and held up until a smaller quota has none: it waits for the window to empty. */
    private Callers.Reply<Outcome<String>> oneWithoutRoom() {
        var late = startSlowly("late");
        callers.awaitWaiting(Lane.WRITE, 1);
        clock.advance(Duration.ofSeconds(2));
        awaitBegun(1);
        IntStream.range(0, 20).forEach(call -> callers.queue(Lane.WRITE, "call " + call));
        callers.advanceUntilSent(20);
        gate.reconfigure(GateSettings.of(10));
        written.countDown();
        callers.awaitWaiting(Lane.WRITE, 1);
        return late;
    }

    /** A call that is let through, and sent only when {@link #written} says so. */
    private Callers.Reply<Outcome<String>> startSlowly(String name) {
        return Callers.onItsOwnThread(() -> gate.call(
                Lane.WRITE,
                Callers.caller(name),
                "test",
                () -> {
                    begun.incrementAndGet();
                    await(written);
                },
                () -> {
                    callers.sent.add(name);
                    return Outcome.done(name);
                }));
    }

    private void awaitBegun(int count) {
        Awaitility.await()
                .atMost(Callers.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> begun.get() == count);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
