package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private final ManualClock clock = new ManualClock();
    private final Rhythm rhythm = new Rhythm(clock);
    private final AtomicInteger times = new AtomicInteger();

    @AfterEach
    void close() {
        rhythm.close();
    }

    @Test
    void waitsForTheIntervalAndForNoMoreThanIt() {
        start();

        clock.advance(Duration.ofSeconds(53));
        assertThat(clock.alarms()).isEqualTo(1);
        assertThat(times).hasValue(1);

        clock.advance(Duration.ofSeconds(7));
        awaitTimes(2);
    }

    @Test
    void comesAtOnceWhenAskedToAndThenWaitsAnew() {
        start();

        rhythm.now();
        awaitTimes(2);
        awaitAlarms(1);

        clock.advance(Duration.ofSeconds(53));
        assertThat(clock.alarms()).isEqualTo(1);
        assertThat(times).hasValue(2);
    }

    @Test
    void leavesNoAlarmBehindWhenItIsClosed() {
        start();

        rhythm.close();

        awaitAlarms(0);
        assertThat(times).hasValue(1);
    }

    private void start() {
        Thread.ofVirtual().start(() -> rhythm.run(times::incrementAndGet, () -> Duration.ofMinutes(1)));
        awaitTimes(1);
        awaitAlarms(1);
    }

    private void awaitTimes(int count) {
        await(() -> times.get() == count);
    }

    private void awaitAlarms(int count) {
        await(() -> clock.alarms() == count);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Callers.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(condition);
    }
}
