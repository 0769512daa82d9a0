package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Clockwork;
import dev.onair.account.LeapingClock;
import dev.onair.account.Sweep;
import dev.onair.account.Walkable;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a list is walked again. */
class WalkedListTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Outcome<Sweep> DOWN = Outcome.failed(new Failure.Retryable("HTTP 503"));

    /** Answers as it is told to, notes when it is walked, and stands still when it has nothing more to answer. */
    private record Scripted(
            List<Outcome<Sweep>> answers,
            List<Instant> walks,
            CountDownLatch over,
            CountDownLatch never,
            Clockwork clock)
            implements Walkable {
        @Override
        public Outcome<Sweep> sweep() {
            walks.add(clock.instant());
            if (walks.size() > answers.size()) {
                over.countDown();
                try {
                    never.await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
                return DOWN;
            }
            return answers.get(walks.size() - 1);
        }

        @Override
        public Optional<Sweep> lastSweep() {
            return Optional.of(walk());
        }
    }

    private static final class Hosting implements Wakeups {
        @Override
        public void resources(List<ObjectKey> resources) {}

        @Override
        public void turn(Target resource) {}

        @Override
        public void everyone() {}

        @Override
        public void account() {}

        @Override
        public boolean admits(String namespace) {
            return true;
        }

        @Override
        public boolean hosts(String kind) {
            return true;
        }
    }

    private static Sweep walk() {
        return new Sweep(Instant.EPOCH, Duration.ZERO, 1, 0, 0, Set.of());
    }

    /** Else nothing would be seen for the whole of an interval that may be hours. */
    @Test
    void aFailedWalkIsMadeUpForWithGrowingPauses() throws InterruptedException {
        var clock = new LeapingClock(Duration.ZERO);
        var list = new Scripted(
                List.of(Outcome.done(walk()), DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, Outcome.done(walk())),
                new CopyOnWriteArrayList<>(),
                new CountDownLatch(1),
                new CountDownLatch(1),
                clock);
        var walked = new WalkedList("Flow", "flows", list, HOUR, clock, new Hosting(), () -> {});

        walked.readiness();

        assertThat(list.over().await(30, TimeUnit.SECONDS)).isTrue();
        walked.close();
        list.never().countDown();
        var expected = List.of(3600, 10, 20, 40, 80, 160, 300, 300, 3600);
        assertThat(IntStream.range(0, expected.size()).boxed())
                .allSatisfy(number -> assertThat(Duration.between(
                                list.walks().get(number), list.walks().get(number + 1)))
                        .as("after walk %d", number)
                        .isBetween(
                                Duration.ofSeconds(expected.get(number) * 9L / 10),
                                Duration.ofSeconds(expected.get(number))));
    }
}
