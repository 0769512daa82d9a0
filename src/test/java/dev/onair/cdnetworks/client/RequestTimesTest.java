package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

    private static final long START = 1_800_000_000;

    private Instant now = Instant.ofEpochSecond(START);
    private final RequestTimes times = new RequestTimes(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void aRequestCarriesTheTimeOfTheClock() {
        assertThat(times.next("a")).hasValue(START);
    }

    @Test
    void differentRequestsMayShareASecond() {
        times.next("a");
        assertThat(times.next("b")).hasValue(START);
    }

    @Test
    void equalRequestsInOneSecondGetLaterSeconds() {
        assertThat(times.next("a")).hasValue(START);
        assertThat(times.next("a")).hasValue(START + 1);
        assertThat(times.next("a")).hasValue(START + 2);
    }

    @Test
    void aRefusedRequestIsSignedWhereNoOtherProcessMayHaveSignedIt() {
        times.next("a");
        times.refused("a");

        assertThat(times.next("a").orElseThrow()).isBetween(START + 61, START + 120);
        assertThat(times.next("b")).as("another request").hasValue(START);
    }

    @Test
    void equalRequestsThatWereRefusedTogetherAreEachSignedAnewThere() {
        times.next("a");
        times.next("a");
        times.refused("a");
        times.refused("a");

        assertThat(Stream.generate(() -> times.next("a").orElseThrow()).limit(20))
                .doesNotHaveDuplicates()
                .allSatisfy(time -> assertThat(time).isBetween(START + 61, START + 120));
    }

    @Test
    void aPredecessorThatUsedEverySecondOfItsMinuteCostsEachRequestOneRefusalAtMost() {
        var vendor = new HashSet<Long>();
        LongStream.rangeClosed(START, START + 60).forEach(vendor::add);
        var refusals = 0;

        for (var sent = 0; sent < 15; sent++) {
            if (!vendor.add(times.next("a").orElseThrow())) {
                refusals++;
                times.refused("a");
                assertThat(vendor.add(times.next("a").orElseThrow())).isTrue();
            }
            now = now.plusMillis(300);
        }

        assertThat(refusals).isOne();
    }

    @Test
    void aKeyThatIsWrongForLongIsNotSignedEverFurtherAhead() {
        for (var probe = 0; probe < 100; probe++) {
            assertThat(times.next("a").orElseThrow()).isBetween(now.getEpochSecond(), now.getEpochSecond() + 120);
            times.refused("a");
            assertThat(times.next("a").orElseThrow()).isBetween(now.getEpochSecond(), now.getEpochSecond() + 120);
            times.refused("a");
            pass(Duration.ofSeconds(60));
        }
    }

    @Test
    void noRequestIsSignedMoreThanAMinuteAhead() {
        for (var i = 0; i <= 60; i++) {
            assertThat(times.next("a")).hasValue(START + i);
        }
        assertThat(times.next("a")).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(times.next("a")).hasValue(START + 61);
    }

    @Test
    void equalRequestsWithinFiveMinutesNeverShareATimeEvenWhenTheClockStepsBack() {
        var given = new HashSet<Long>();
        for (var second = 0; second < 330; second++) {
            times.next("a").ifPresent(time -> assertThat(given.add(time)).isTrue());
            now = Instant.ofEpochSecond(START + second - (second % 7 == 0 ? 20 : 0));
        }
        assertThat(given).hasSizeGreaterThan(300);
    }

    @Test
    void aClockThatWasFarAheadAndIsSetDoesNotBlockForLong() {
        pass(Duration.ofHours(1));
        times.next("a");
        pass(Duration.ofHours(-1));
        assertThat(times.next("a")).hasValue(START);
    }

    @Test
    void whatIsOlderThanTheReplayWindowIsForgotten() {
        for (var i = 0; i < 9_000; i++) {
            times.next("old " + i);
        }
        pass(Duration.ofMinutes(6));
        for (var i = 0; i < 9_000; i++) {
            assertThat(times.next("new " + i)).isPresent();
        }
    }

    @Test
    void memoryIsBoundedByRefusingRatherThanByForgetting() {
        for (var i = 0; i < 10_000; i++) {
            times.next("request " + i);
        }
        assertThat(times.next("one more")).isEmpty();
    }

    @Test
    void manyThreadsNeverGetTheSameTimeForEqualRequests() {
        Set<OptionalLong> given = Collections.synchronizedSet(new HashSet<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                threads.execute(() -> given.add(times.next("a")));
            }
        }
        assertThat(given).hasSize(50);
    }

    @Test
    void aSystemClockWillDo() {
        assertThat(new RequestTimes(Clock.systemUTC()).next("a")).isPresent();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
