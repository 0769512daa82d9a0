package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.account.Clockwork;
import dev.onair.account.ManualClock;
import dev.onair.common.ObjectKey;
import dev.onair.embedded.Awaits;
import dev.onair.engine.Target;
import dev.onair.http.Secret;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Faults;
import dev.onair.simulator.fault.Handling;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The keys of a refused account are corrected: one look at it tries them, and the others, which are turned away meanwhile, come
 * again as soon as it is answered. Time stands still from the correction on, so that no pause between looks comes to its end.
 */
@Execution(ExecutionMode.CONCURRENT)
class CorrectedKeysIT {
    private final ManualClock time = new ManualClock();
    private final Clockwork clock = new OnOwnThreads(time);
    private final CountDownLatch answered = new CountDownLatch(1);

    private static final class Everybody implements Wakeups {
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

    /** Of walks that go on for ever, none may keep the thread that moves the time. */
    private record OnOwnThreads(ManualClock time) implements Clockwork {
        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public Runnable wakeAt(long nanos, Runnable task) {
            return time.wakeAt(nanos, () -> Thread.ofVirtual().start(task));
        }

        @Override
        public Runnable wakeAt(Instant at, Runnable task) {
            return time.wakeAt(at, () -> Thread.ofVirtual().start(task));
        }
    }

    @AfterEach
    void letGo() {
        answered.countDown();
    }

    /** Whichever call tries the new keys is answered when the test says so. */
    private void holdAnswers(Faults faults, String... operations) {
        for (var operation : operations) {
            faults.on(operation).always(new Fault() {
                @Override
                public String name() {
                    return "held";
                }

                @Override
                public Reply apply(CallContext call, Handling next) {
                    try {
                        answered.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return next.proceed();
                }
            });
        }
    }

    private void inTime(Callable<Boolean> condition) {
        await("lists that fail")
                .atMost(Awaits.SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    time.advance(Duration.ofMillis(50));
                    return condition.call();
                });
    }

    /** Answers the call that tries the keys, but not before another look was turned away for its sake. */
    private void answerAfterOthersWereTurnedAway(IntSupplier turnedAway, int before) {
        await("a look that is turned away").atMost(Awaits.SOON).until(() -> turnedAway.getAsInt() > before);
        answered.countDown();
    }

    @Test
    void ofCdnetworks() {
        try (var vendor = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults()
                        .withClock(clock.withZone(ZoneOffset.UTC))
                        .withRequestsPerMinute(1_000_000));
                var session = dev.onair.cdnetworks.account.Sessions.session(
                        vendor.url(),
                        new dev.onair.cdnetworks.client.Credentials(vendor.accessKey(), "mistyped"),
                        clock,
                        (call, outcome, waited, took) -> {},
                        new Everybody())) {
            var pulls = session.pullChannels().walks();
            session.start(Duration.ZERO);
            pulls.readiness();
            inTime(() -> session.sweepFailures() > 0 && pulls.failures() >= 3);
            holdAnswers(vendor.faults(), "getChannelList", "getPullChannelList");

            IntSupplier failures = () -> session.sweepFailures() + pulls.failures();
            var before = failures.getAsInt();
            session.rotate(new dev.onair.cdnetworks.client.Credentials(vendor.accessKey(), vendor.secretKey()));
            answerAfterOthersWereTurnedAway(failures, before);

            await().atMost(Awaits.SOON).untilAsserted(() -> {
                assertThat(session.readiness()).isInstanceOf(Session.Readiness.Ready.class);
                assertThat(pulls.readiness()).isInstanceOf(Session.Readiness.Ready.class);
                assertThat(session.sweepProblem()).isEmpty();
            });
        }
    }

    @Test
    void ofHuawei() {
        try (var vendor = HuaweiSimulator.start(HuaweiSimulator.Options.defaults()
                        .withClock(clock.withZone(ZoneOffset.UTC))
                        .withRequestsPerMinute(1_000_000));
                var session = dev.onair.huawei.account.Sessions.session(
                        vendor, clock, (call, outcome, waited, took) -> {}, new Everybody())) {
            var right = new dev.onair.huawei.client.Credentials.AccessKey(
                    vendor.accessKey(), new Secret(vendor.secretKey()), null);
            session.rotate(new dev.onair.huawei.client.Credentials.AccessKey(
                    vendor.accessKey(), new Secret("mistyped"), null));
            session.start();
            session.flows().readiness();
            session.ottChannels().readiness();
            inTime(() -> session.failures() >= 3);
            holdAnswers(vendor.faults(), "listChannel", "listFlow");

            var before = session.failures();
            session.rotate(right);
            answerAfterOthersWereTurnedAway(session::failures, before);

            await().atMost(Awaits.SOON).untilAsserted(() -> {
                assertThat(session.readiness()).isInstanceOf(Session.Readiness.Ready.class);
                assertThat(session.flows().readiness()).isInstanceOf(Session.Readiness.Ready.class);
                assertThat(session.ottChannels().readiness()).isInstanceOf(Session.Readiness.Ready.class);
                assertThat(session.problem()).isEmpty();
            });
        }
    }
}
