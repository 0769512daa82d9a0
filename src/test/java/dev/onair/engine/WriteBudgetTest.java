package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Bounded;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.Hash;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.RecentWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBudgetTest {
    private static final WriteLimits LIMITS = WriteLimits.DEFAULT;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Toy.Status status = new Toy.Status();
    private Instant now = START;

    private WriteBudget budget() {
        return budget(1);
    }

    private WriteBudget budget(long generation) {
        return new WriteBudget(subject(generation), LIMITS, now);
    }

    private Subject<Toy.Desired, Toy.Status> subject(long generation) {
        return new Subject<Toy.Desired, Toy.Status>(
                Toy.TARGET,
                Optional.empty(),
                new Policies(
                        ManagementPolicy.Full, DriftPolicy.Enforce, DeletionPolicy.Delete, false, Optional.empty()),
                status,
                Optional.empty(),
                Optional.empty(),
                generation,
                0,
                Toy.HASH,
                List.of());
    }

    private static Change<Toy.Call> change(String call, int fields) {
        return new Change<>(
                new Toy.Call(call, Impact.SEAMLESS, Optional.of("id"), ""),
                IntStream.range(0, fields)
                        .mapToObj(i -> new FieldChange(
                                "spec." + call + "[" + i + "].value", "old", "new " + i, FieldChange.Cause.OBSERVED))
                        .toList());
    }

    private static Change<Toy.Call> part(Change<Toy.Call> change, int from, int to) {
        return new Change<>(change.command(), change.fields().subList(from, to));
    }

    private boolean isEarly(Change<Toy.Call> change) {
        return budget().due(change).filter(now::isBefore).isPresent();
    }

    private void send(List<Change<Toy.Call>> changes) {
        changes.forEach(change -> budget().sent(change, true));
    }

    /** Calls with more fields altogether than there is room for in the status. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 16, 40, 100, 1000})
    void noChangeIsForgottenForWantOfRoom(int fields) {
        var changes =
                List.of(change("input", fields), change("record", 1), change("endpoint", fields), change("general", 1));
        for (int time = 0; time < LIMITS.perHour(); time++) {
            assertThat(changes).noneMatch(this::isEarly);
            send(changes);
            assertThat(status.writes.changes).hasSizeLessThanOrEqualTo(RecentWrites.KEPT);
            assertThat(status.writes.changes).allSatisfy(write -> {
                assertThat(write.field).hasSizeLessThanOrEqualTo(Bounded.ID);
                assertThat(write.value).hasSizeLessThanOrEqualTo(64);
            });
            assertThat(changes).allMatch(this::isEarly);
            now = now.plus(LIMITS.visibility().multipliedBy(1L << time)).plusSeconds(1);
        }
        assertThat(budget().spent(new Plan<>(changes)).changes()).isEqualTo(changes);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 1000})
    void whatIsLeftOfAChangeWasSentToo(int fields) {
        var change = change("input", fields);
        send(List.of(change));

        assertThat(isEarly(part(change, 3, 7))).isTrue();
    }

    @Test
    void whatIsLeftIsCountedWithTheTimesThatTheWholeWasSent() {
        var change = change("input", 20);
        send(List.of(change));
        now = now.plus(Duration.ofMinutes(1));
        for (int time = 1; time < LIMITS.perHour(); time++) {
            send(List.of(part(change, 3, 7)));
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(budget().spent(new Plan<>(List.of(part(change, 3, 7)))).changes())
                .hasSize(1);
        assertThat(budget().spent(new Plan<>(List.of(part(change, 8, 9)))).changes())
                .isEmpty();
    }

    @Test
    void anotherFieldOfTheSameCallWasNotSent() {
        var change = change("input", 20);
        send(List.of(part(change, 0, 10)));

        assertThat(isEarly(part(change, 10, 20))).isFalse();
        assertThat(isEarly(part(change, 5, 15))).isFalse();
    }

    @Test
    void aFieldIsCountedByWhicheverCallItWasSent() {
        var change = change("input", 2);
        send(List.of(change));
        var withAPause = new Change<>(
                new Toy.Call("stop, input, start", Impact.INTERRUPTING, Optional.of("id"), ""), change.fields());

        assertThat(isEarly(withAPause)).isTrue();
    }

    @Test
    void fieldsThatWentTogetherAreOneEntry() {
        send(List.of(change("input", 9), change("general", 1)));

        assertThat(status.writes.changes)
                .extracting(write -> write.field)
                .containsExactlyInAnyOrder("input", "general", "*");
    }

    /** What an operator before this one has written, with an entry for each field. */
    @Test
    void anEntryOfAFieldIsStillUnderstood() {
        var change = change("input", 2);
        var writes = new RecentWrites();
        writes.generation = 1L;
        writes.changes = new ArrayList<>(change.fields().stream()
                .map(field -> {
                    var write = new RecentWrites.Write();
                    write.field = field.path();
                    write.value = Hash.of(field.to()).substring(0, 12);
                    write.count = 1;
                    write.since = START.toString();
                    write.last = START.toString();
                    return write;
                })
                .toList());
        status.writes = writes;

        assertThat(isEarly(change)).isTrue();
        now = START.plus(LIMITS.visibility());
        assertThat(isEarly(change)).isFalse();
    }

    @Test
    void whatNobodyCouldHaveWrittenCountsForNothing() {
        var writes = new RecentWrites();
        writes.generation = 1L;
        var empty = new RecentWrites.Write();
        var odd = new RecentWrites.Write();
        odd.field = "input";
        odd.value = "...";
        odd.count = -3;
        odd.last = "tomorrow";
        writes.changes = new ArrayList<>(List.of(empty, odd));
        status.writes = writes;

        assertThat(isEarly(change("input", 2))).isFalse();
    }

    @Test
    void anotherManifestSendsTheSameOnceThatMustBeShown() {
        var change = change("input", 20);
        send(List.of(change));

        assertThat(budget(2).due(change).filter(now::isBefore)).isPresent();
        now = now.plus(LIMITS.visibility()).plusSeconds(1);
        assertThat(budget(2).due(change).filter(now::isBefore)).isEmpty();
    }

    /** By a setting that allows it; what people wait for goes on each minute. */
    @Test
    void aPauseIsAPauseHoweverOftenItWasDoubled() {
        var limits = new WriteLimits(Duration.ofSeconds(30), 1000);
        var ban = new Change<>(Toy.Call.ban("id"), List.of());
        for (int time = 0; time < 100; time++) {
            var budget = new WriteBudget(subject(1), limits, now);
            assertThat(budget.due(ban).filter(now::isBefore)).isEmpty();
            budget.sent(ban, true);
            now = now.plus(Duration.ofMinutes(1)).plusSeconds(1);
        }
    }

    /** By an operator whose clock was wrong. */
    @Test
    void aBanDoesNotWaitForATimeThatWasWrong() {
        var ban = new Change<>(Toy.Call.ban("id"), List.of());
        budget().sent(ban, true);
        now = now.minus(Duration.ofDays(30));

        assertThat(budget().due(ban)).contains(now);
        budget().sent(ban, true);
        assertThat(budget().due(ban)).contains(now.plusSeconds(60));
    }

    @Test
    void itIsKnownWhichValueOfWhichFieldWasSent() {
        var change = change("createOutputs", 12);
        budget().sent(change, false);

        assertThat(change.fields()).allMatch(field -> SentWrites.wasSent(status.writes, field));
        assertThat(change("createOutputs", 13).fields().getLast())
                .matches(field -> !SentWrites.wasSent(status.writes, field));
    }
}
