package dev.onair.cdnetworks.account;

import dev.onair.account.CallListener;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Every vendor call as a metric: how many, how long each waited for its turn, how long it took. */
final class SessionMetrics implements CallListener {
    private final MeterRegistry registry;
    private final ObjectKey account;

    SessionMetrics(MeterRegistry registry, ObjectKey account) {
        this.registry = registry;
        this.account = account;
    }

    /** The figures of the account's session at the time that they are asked for; registered once for each account. */
    static void watch(MeterRegistry registry, ObjectKey account, Supplier<Optional<CdnetworksSession>> session) {
        gauge(
                registry,
                "onair.quota.allowance",
                account,
                session,
                open -> open.stats().allowancePerMinute());
        gauge(
                registry,
                "onair.quota.used",
                account,
                session,
                open -> open.stats().usedLastMinute());
        gauge(
                registry,
                "onair.quota.throttled",
                account,
                session,
                open -> open.stats().throttled());
        gauge(
                registry,
                "onair.gate.waiting",
                account,
                session,
                open -> open.stats().waitingTotal());
        gauge(
                registry,
                "onair.snapshot.age.seconds",
                account,
                session,
                open -> open.channels()
                        .lastSweep()
                        .map(sweep -> (double) Duration.between(sweep.completeAsOf(), open.now())
                                .toSeconds())
                        .orElse(Double.NaN));
        gauge(
                registry,
                "onair.snapshot.objects",
                account,
                session,
                open -> open.channels().all().size());
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            ObjectKey account,
            Supplier<Optional<CdnetworksSession>> session,
            ToDoubleFunction<CdnetworksSession> figure) {
        Gauge.builder(name, session, now -> now.get().map(figure::applyAsDouble).orElse(Double.NaN))
                .tag("account", account.toString())
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void onCall(Lane lane, String operation, Outcome<?> outcome, Duration waited, Duration took) {
        var name = account.toString();
        registry.counter(
                        "onair.vendor.requests",
                        "account",
                        name,
                        "operation",
                        operation,
                        "lane",
                        lane.name().toLowerCase(Locale.ROOT),
                        "outcome",
                        word(outcome))
                .increment();
        registry.timer("onair.vendor.request.duration", "account", name, "operation", operation)
                .record(took);
        registry.timer(
                        "onair.vendor.gate.wait",
                        "account",
                        name,
                        "lane",
                        lane.name().toLowerCase(Locale.ROOT))
                .record(waited);
    }

    private static String word(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> ignored -> "Done";
            case Outcome.Failed<?>(var failure) -> failure.getClass().getSimpleName();
        };
    }
}
