package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Troubles.Kind;
import dev.onair.account.Troubles.Trouble;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TroublesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Outcome<?> DOWN = Outcome.failed(new Failure.Retryable("HTTP 503"));
    private static final Outcome<?> THROTTLED = Outcome.failed(new Failure.Throttled("too many", Optional.empty()));

    private final ManualClock clock = new ManualClock();
    private final List<Optional<Kind>> told = new ArrayList<>();
    private int waiting;
    private int passedOn;
    private final Troubles troubles =
            new Troubles(clock, MINUTE, () -> waiting, (call, outcome, waited, took) -> passedOn++, this::changed);

    private void changed() {
        told.add(troubles.lasting().map(Trouble::kind));
    }

    private void call(Outcome<?> outcome) {
        call(Lane.WRITE, outcome, Duration.ZERO);
    }

    private void call(Lane lane, Outcome<?> outcome, Duration waited) {
        troubles.onCall(new CallListener.Sent(lane, Caller.account("test"), "call"), outcome, waited, Duration.ZERO);
    }

    @Test
    void tellsOfAnOutageThatLastsAndOfItsEnd() {
        var start = clock.instant();
        call(DOWN);
        clock.advance(Duration.ofSeconds(59));
        assertThat(troubles.lasting()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(troubles.lasting()).contains(new Trouble(Kind.DOWN, start, "HTTP 503"));
        call(Outcome.done("an answer"));

        assertThat(told).containsExactly(Optional.of(Kind.DOWN), Optional.empty());
        assertThat(passedOn).isEqualTo(2);
    }

    @Test
    void saysNothingOfOneThatIsOverBefore() {
        call(DOWN);
        call(Outcome.done("an answer"));
        clock.advance(MINUTE);
        call(DOWN);
        clock.advance(Duration.ofSeconds(59));

        assertThat(told).isEmpty();
    }

    static Stream<Outcome<?>> answers() {
        return Stream.of(
                Outcome.done("an answer"),
                Outcome.failed(new Failure.Rejected("1000", "wrong")),
                Outcome.failed(new Failure.Gone("gone")),
                Outcome.failed(new Failure.AuthRefused("1001", "wrong signature")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anyAnswerOfUseEndsIt(Outcome<?> answer) {
        call(Outcome.failed(new Failure.Unknown("lost")));
        clock.advance(MINUTE);

        call(answer);

        assertThat(troubles.lasting()).isEmpty();
    }

    @Test
    void tellsTheVendorsLimitFromAnOutage() {
        call(THROTTLED);
        clock.advance(MINUTE);
        assertThat(told).containsExactly(Optional.of(Kind.THROTTLED));

        call(DOWN);
        call(THROTTLED);
        call(DOWN);

        assertThat(told)
                .as("by turns it is an outage")
                .containsExactly(Optional.of(Kind.THROTTLED), Optional.of(Kind.DOWN));
    }

    @Test
    void tellsOfCallsThatWaitLongUntilNoneDoes() {
        waiting = 3;
        call(Lane.WRITE, Outcome.done(""), MINUTE);
        assertThat(troubles.lasting().map(Trouble::kind)).contains(Kind.BACKLOG);
        call(Lane.DELETE, Outcome.done(""), Duration.ZERO);
        assertThat(troubles.lasting().map(Trouble::kind)).contains(Kind.BACKLOG);

        waiting = 0;
        call(Lane.DELETE, Outcome.done(""), Duration.ZERO);

        assertThat(told).containsExactly(Optional.of(Kind.BACKLOG), Optional.empty());
    }

    @Test
    void leavesCallsThatNobodyWaitsForOutOfIt() {
        waiting = 3;
        call(Lane.BACKGROUND, Outcome.done(""), Duration.ofHours(1));
        call(Lane.SNAPSHOT, Outcome.done(""), Duration.ofHours(1));

        assertThat(told).isEmpty();
    }
}
