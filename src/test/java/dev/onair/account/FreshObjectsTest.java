package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.AccountChange.Bound;
import dev.onair.account.AccountChange.Facts;
import dev.onair.account.AccountChange.Holdings;
import dev.onair.account.AccountChange.Memory;
import dev.onair.account.AccountChange.Verdict;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects that were just made, at a vendor whose reads are behind its writes, in an account that has nothing else. */
class FreshObjectsTest {
    private static final String KIND = "Flow";
    private static final Duration LAG = Duration.ofSeconds(30);
    private static final List<String> IDS = List.of("one", "two", "three");

    private final ManualClock clock = new ManualClock();
    private final Gate gate =
            new Gate(GateSettings.of(60_000), clock, (call, outcome, waited, took) -> {}, target -> {});
    private final Roster<String> roster = new Roster<>(
            gate,
            new Listing<>("list", 100, (number, before) -> Outcome.done(new Page<>(List.of(), 0, 0)), id -> id),
            new Roster.Single<>("read", id -> Outcome.failed(new Failure.Gone("not there"))),
            LAG,
            clock,
            ids -> {},
            owners -> {});
    private final AccountChange change = new AccountChange(Memory.NONE);
    private Instant since = Instant.MIN;

    @BeforeEach
    void makesThree() {
        clock.advance(Duration.ofSeconds(10));
        since = clock.instant();
        roster.sweep();
        assertThat(verdict(List.of())).isEqualTo(new Verdict.Same());
        IDS.forEach(roster::wrote);
    }

    @AfterEach
    void close() {
        roster.close();
        gate.close();
    }

    private Verdict verdict(List<String> ids) {
        var bound = ids.stream().map(id -> new Bound(KIND, id, false)).toList();
        return change.judge(
                new Facts("here", since, new Holdings(bound, 0), List.of(roster.inventory(KIND))), clock.instant());
    }

    private Verdict afterALook() {
        clock.advance(Duration.ofSeconds(5));
        IDS.forEach(id -> roster.read(Caller.account("test"), id));
        return verdict(IDS);
    }

    @Test
    void areNoLossUntilTheyHaveToBeShown() {
        for (var look = 0; look < 5; look++) {
            assertThat(afterALook()).isEqualTo(new Verdict.Same());
        }
    }

    @Test
    void areNoLossWhereTheListIsBehind() {
        for (var look = 0; look < 5; look++) {
            clock.advance(Duration.ofSeconds(5));
            roster.sweep();
            assertThat(verdict(IDS)).isEqualTo(new Verdict.Same());
        }
    }

    /** With another key: what was written was written elsewhere. */
    @Test
    void areALossAtOnceInAnotherAccount() {
        clock.advance(Duration.ofSeconds(1));
        since = clock.instant();
        roster.sweep();

        var bound = IDS.stream().map(id -> new Bound(KIND, id, false)).toList();
        var facts = new Facts("elsewhere", since, new Holdings(bound, 0), List.of(roster.inventory(KIND)));

        assertThat(change.judge(facts, clock.instant())).isInstanceOf(Verdict.Changed.class);
    }

    @Test
    void areALossAfterThat() {
        clock.advance(LAG);
        afterALook();

        assertThat(afterALook()).isInstanceOf(Verdict.Changed.class);
        assertThat(change.memory().loss().map(AccountChange.Loss::unknown)).isEqualTo(Optional.of(3));
    }
}
