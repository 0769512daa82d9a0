package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What another object, or a grant at the vendor, could lift is asked again: when there is reason to, and slowly otherwise. */
class LiftedRefusalsTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    /** Half an hour and what a resource may wait longer than another. */
    private static final Duration AT_MOST = Duration.ofMinutes(36);

    private static final Change<Toy.Call> CREATE =
            new Change<>(Toy.Call.create(new Toy.Desired("news", "red")), List.of());
    private static final Optional<String> OLD = Optional.of("Toy tv/old has it");

    private final Toy.Status status = new Toy.Status();
    private Rivals rivals = Rivals.NONE;

    private static Rivals held(Optional<Instant> freed) {
        return new Rivals(true, true, 0, freed, OLD);
    }

    private RefusedCalls calls(String uid) {
        return new RefusedCalls(status, new RefusedCalls.About(uid, 1, "key-1", HALF_AN_HOUR), () -> rivals);
    }

    private RefusedCalls calls() {
        return calls("uid-1");
    }

    private Pass refuse(RefusalKind kind, Instant at) {
        return calls().remember(CREATE, new Failure.Rejected("1615", "exists", kind), at);
    }

    private boolean isSentAgain(Instant at) {
        return calls().known(CREATE, at).isEmpty();
    }

    private static String reason(Pass pass) {
        return ((Standing.Refused) pass.standing()).reason();
    }

    @Test
    void aWrongManifestIsNeverSentAgain() {
        var pass = refuse(RefusalKind.Final, START);

        assertThat(pass.again()).isEmpty();
        assertThat(isSentAgain(START.plus(Duration.ofDays(400)))).isFalse();
        assertThat(status.refused.kind).isNull();
    }

    @Test
    void whatIsNotPermittedIsAskedEveryHalfHour() {
        var pass = refuse(RefusalKind.NotPermitted, START);

        assertThat(pass.again().orElseThrow()).isBetween(HALF_AN_HOUR, AT_MOST);
        assertThat(isSentAgain(START.plus(HALF_AN_HOUR).minusSeconds(1))).isFalse();
        assertThat(isSentAgain(START.plus(pass.again().orElseThrow()))).isTrue();
        assertThat(((Standing.Refused) pass.standing()).message()).contains("every 30 minutes", "onair.dev/sync-at");
    }

    @Test
    void whatNobodyIsKnownToHaveIsAskedEveryHalfHour() {
        var pass = refuse(RefusalKind.Taken, START);

        assertThat(reason(pass)).isEqualTo("VendorRejected");
        assertThat(isSentAgain(START.plus(HALF_AN_HOUR).minusSeconds(1))).isFalse();
        assertThat(isSentAgain(START.plus(AT_MOST))).isTrue();
    }

    @Test
    void whatWasNotSentSaysItselfWhoHasIt() {
        var taken = refuse(RefusalKind.Taken, START);
        assertThat(((Standing.Refused) taken.standing()).message()).contains("no other resource of this account");
        assertThat(status.refused.unsent).isNull();

        calls().remember(CREATE, Failure.Rejected.unsent("the vendor refused it once", RefusalKind.Taken), START);

        assertThat(status.refused.unsent).isTrue();
        assertThat(calls().known(CREATE, START.plusSeconds(1)).orElseThrow().standing())
                .isInstanceOfSatisfying(
                        Standing.Refused.class,
                        refused -> assertThat(refused.message())
                                .startsWith("the vendor refused it once")
                                .doesNotContain("no other resource"));
    }

    @Test
    void whoHasItIsNamed() {
        rivals = held(Optional.empty());

        var pass = refuse(RefusalKind.Taken, START);

        assertThat(reason(pass)).isEqualTo("Conflict");
        assertThat(((Standing.Refused) pass.standing()).message()).contains("1615", "Toy tv/old has it");
    }

    @Test
    void isAskedAtOnceWhenTheHolderLetsGo() {
        rivals = held(Optional.empty());
        refuse(RefusalKind.Taken, START);
        var meanwhile = isSentAgain(START.plusSeconds(1));
        rivals = Rivals.NONE;

        assertThat(meanwhile).isFalse();
        assertThat(isSentAgain(START.plusSeconds(2))).isTrue();
    }

    @Test
    void isNotAskedWhenAnotherHolderBecomesKnown() {
        refuse(RefusalKind.Taken, START);
        rivals = held(Optional.empty());

        var pass = calls().known(CREATE, START.plusSeconds(1));

        assertThat(pass.map(LiftedRefusalsTest::reason)).contains("Conflict");
        rivals = Rivals.NONE;
        assertThat(isSentAgain(START.plusSeconds(2))).isTrue();
    }

    /** Another tenant's status may say without right that it has it. */
    @Test
    void isAskedAtOnceWhenOneOfThoseSaidToHaveItLetsGo() {
        rivals = held(Optional.empty());
        refuse(RefusalKind.Taken, START);
        var freed = START.plusSeconds(60);
        rivals = held(Optional.of(freed));

        assertThat(isSentAgain(freed)).isTrue();
        var pause = refuse(RefusalKind.Taken, freed.plusSeconds(1)).again().orElseThrow();
        assertThat(pause).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(70));
    }

    /** Whoever says again and again that it has it and that it has it no more does not set the pace. */
    @Test
    void isAskedOnceAMinuteWhereOthersLetGoAllTheTime() {
        rivals = held(Optional.empty());
        refuse(RefusalKind.Taken, START);
        var calls = 0;
        for (int second = 1; second <= 600; second++) {
            var now = START.plusSeconds(second);
            rivals = held(Optional.of(now));
            if (isSentAgain(now)) {
                calls++;
                refuse(RefusalKind.Taken, now);
            }
        }

        assertThat(calls).isBetween(8, 10);
    }

    /** Nor does who alone is said to have it. */
    @Test
    void isAskedOnceAMinuteWhereTheOnlyOneSaidToHaveItComesAndGoesAllTheTime() {
        refuse(RefusalKind.Taken, START);
        var calls = 0;
        for (int second = 1; second <= 600; second++) {
            var now = START.plusSeconds(second);
            rivals = held(Optional.empty());
            var isSentAgain = isSentAgain(now);
            rivals = Rivals.NONE;
            if (isSentAgain || isSentAgain(now)) {
                calls++;
                refuse(RefusalKind.Taken, now);
            }
        }

        assertThat(calls).isBetween(8, 10);
    }

    @Test
    void whoHasItStillIsAskedEveryHalfHour() {
        rivals = held(Optional.empty());
        refuse(RefusalKind.Taken, START);

        var pause = refuse(RefusalKind.Taken, START.plus(AT_MOST)).again().orElseThrow();

        assertThat(pause).isBetween(HALF_AN_HOUR, AT_MOST);
    }

    @Test
    void onlyTheFirstOfThoseWhoWaitAsksWhenTheHolderLetsGo() {
        rivals = new Rivals(true, true, 499, Optional.empty(), OLD);
        refuse(RefusalKind.Taken, START);
        rivals = new Rivals(
                false, false, 499, Optional.empty(), Optional.of("Toy tv/older is older and waits for it too"));

        assertThat(isSentAgain(START.plus(Duration.ofHours(20)))).isFalse();
        assertThat(isSentAgain(START.plus(Duration.ofHours(29)))).isTrue();
    }

    /** The vendor, too, may need a while to let go. */
    @Test
    void isAskedSoonAgainWhenTheVendorHasNotYetLetGo() {
        rivals = held(Optional.empty());
        refuse(RefusalKind.Taken, START);
        rivals = Rivals.NONE;
        var at = START;
        var waited = Duration.ZERO;
        for (int tries = 0; tries < 5; tries++) {
            var pause = refuse(RefusalKind.Taken, at).again().orElseThrow();
            assertThat(pause).isGreaterThan(waited).isLessThan(HALF_AN_HOUR);
            waited = pause;
            at = at.plus(pause);
        }

        assertThat(refuse(RefusalKind.Taken, at).again().orElseThrow()).isBetween(HALF_AN_HOUR, AT_MOST);
    }

    @Test
    void whatWasRefusedTogetherIsNotSentAgainTogether() {
        var pauses = IntStream.range(0, 100)
                .mapToObj(number -> calls("uid-" + number)
                        .remember(CREATE, new Failure.Rejected("1", "no", RefusalKind.NotPermitted), START)
                        .again()
                        .orElseThrow())
                .distinct()
                .count();

        assertThat(pauses).isGreaterThan(50);
    }

    @Test
    void aKindOfALaterVersionIsLeftAlone() {
        refuse(RefusalKind.Taken, START);
        status.refused.kind = "WhatTheFutureBrings";

        assertThat(isSentAgain(START.plus(Duration.ofDays(400)))).isFalse();
    }

    @Test
    void aRestartAsksNothingAgain() {
        rivals = held(Optional.empty());
        refuse(RefusalKind.Taken, START);

        assertThat(calls().known(CREATE, START.plusSeconds(5))).isPresent();
        assertThat(status.refused.requestHash).isEqualTo("a792561757062dc62136f93635b9c503");
    }
}
