package dev.onair.huawei.account;

import dev.onair.account.Clockwork;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.huawei.HuaweiSimulator;
import dev.onair.tenancy.Nobody;
import dev.onair.tenancy.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The simulated vendor and a session with it, in time that a test moves; whoever waits for a moment is at that moment at once. */
public final class VendorInTime implements AutoCloseable {
    public final Time clock = new Time();
    public final HuaweiSimulator simulator;
    public final HuaweiSession session;

    public VendorInTime(Temperament... temperaments) {
        this(new Nobody(), temperaments);
    }

    VendorInTime(Wakeups wakeups, Temperament... temperaments) {
        simulator = HuaweiSimulator.start(HuaweiSimulator.Options.defaults()
                .withClock(clock.withZone(ZoneOffset.UTC))
                .withRequestsPerMinute(1_000_000)
                .withTemperaments(temperaments));
        var spec = new HuaweiAccountSpec();
        spec.region = simulator.region();
        spec.projectId = simulator.projectId();
        spec.endpoint = simulator.url().toString();
        spec.iamEndpoint = simulator.url().toString();
        spec.requestsPerMinute = new HuaweiAccountSpec.RequestsPerMinute();
        spec.requestsPerMinute.ottChannels = 100_000;
        spec.requestsPerMinute.streamConnect = 100_000;
        session = new HuaweiSession(
                HuaweiSettings.of(spec, Duration.ofSeconds(30), Duration.ofMinutes(1)),
                new Credentials.AccessKey(simulator.accessKey(), new Secret(simulator.secretKey()), null),
                Optional.empty(),
                clock,
                (call, outcome, waited, took) -> {},
                wakeups);
    }

    /** How many calls of these names were made. */
    public long calls(String... operations) {
        return List.of(operations).stream()
                .mapToLong(operation -> simulator.requests().count(operation))
                .sum();
    }

    /** Stands still until it is moved. */
    public static final class Time implements Clockwork {
        private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
        private final AtomicLong now = new AtomicLong();

        public void advance(Duration by) {
            now.addAndGet(by.toNanos());
        }

        @Override
        public Instant instant() {
            return START.plusNanos(nanos());
        }

        @Override
        public long nanos() {
            return now.get();
        }

        @Override
        public Runnable wakeAt(long nanos, Runnable task) {
            now.accumulateAndGet(nanos, Math::max);
            Thread.ofVirtual().start(task);
            return () -> {};
        }

        @Override
        public Runnable wakeAt(Instant at, Runnable task) {
            return wakeAt(Duration.between(START, at).toNanos(), task);
        }
    }

    @Override
    public void close() {
        session.close();
        simulator.close();
    }
}
