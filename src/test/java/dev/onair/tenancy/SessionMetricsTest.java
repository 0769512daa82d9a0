package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.CallListener;
import dev.onair.account.GateStats;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.operator.metrics.Metric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionMetricsTest {
    private static final ObjectKey DEFAULT = new ObjectKey("tv", "default");
    private static final CallListener.Sent LIST = new CallListener.Sent(Lane.READ, Caller.account("test"), "list");
    private static final String CDNETWORKS = "CdnetworksAccount";
    private static final String HUAWEI = "HuaweiAccount";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private void call(String kind) {
        new SessionMetrics(registry, kind, DEFAULT)
                .onCall(LIST, Outcome.done("all"), Duration.ZERO, Duration.ofMillis(20));
    }

    private double calls(String kind) {
        return registry.get(Metric.VENDOR_REQUESTS.meter())
                .tags("kind", kind, "account", "tv/default")
                .counter()
                .count();
    }

    /** One of each vendor, in one namespace. */
    @Test
    void accountsOfOneNameDoNotAddUp() {
        call(CDNETWORKS);
        call(HUAWEI);
        call(HUAWEI);

        assertThat(calls(CDNETWORKS)).isEqualTo(1);
        assertThat(calls(HUAWEI)).isEqualTo(2);
    }

    @Test
    void anAccountThatIsGoneTakesItsOwnSeriesAlongAndNoOthers() {
        call(CDNETWORKS);
        call(HUAWEI);
        watch(HUAWEI, new AtomicReference<>(Optional.empty()), new AtomicLong());

        SessionMetrics.forget(registry, HUAWEI, DEFAULT);

        assertThat(registry.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().getTag("kind")).isEqualTo(CDNETWORKS));
    }

    @Test
    void anOutcomeIsToldByItsName() {
        new SessionMetrics(registry, HUAWEI, DEFAULT)
                .onCall(LIST, Outcome.failed(new Failure.Unknown("no answer")), Duration.ZERO, Duration.ZERO);

        assertThat(registry.get(Metric.VENDOR_REQUESTS.meter())
                        .tags("outcome", "Unknown", "lane", "read")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    /** Each session counts from zero, and a counter that falls would look like a restart of the operator. */
    @Test
    void throttlingIsACounterThatOutlivesSessions() {
        var throttled = new AtomicLong(3);
        var session = new AtomicReference<>(Optional.of(session()));
        watch(HUAWEI, session, throttled);
        assertThat(throttled()).isEqualTo(3);

        session.set(Optional.empty());
        assertThat(throttled()).isEqualTo(3);
        session.set(Optional.of(session()));
        throttled.set(1);
        assertThat(throttled()).isEqualTo(4);
        throttled.set(2);
        assertThat(throttled()).isEqualTo(5);
    }

    private double throttled() {
        return registry.get(Metric.QUOTA_THROTTLED.meter()).functionCounter().count();
    }

    private void watch(String kind, AtomicReference<Optional<Session>> session, AtomicLong throttled) {
        SessionMetrics.<Session>watch(
                registry,
                kind,
                DEFAULT,
                session::get,
                open -> Instant.EPOCH,
                List.of(new SessionMetrics.Quota<>(
                        "all", open -> new GateStats(0, 0, throttled.get(), Map.of(), Map.of(), Optional.empty()))),
                List.of());
    }

    private static Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
