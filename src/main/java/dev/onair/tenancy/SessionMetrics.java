package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard;
import dev.onair.account.CallListener;
import dev.onair.account.GateStats;
import dev.onair.account.Sweep;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Every vendor call as a metric: how many, how long each waited for its turn, how long it took. */
public final class SessionMetrics implements CallListener {
    private final MeterRegistry registry;
    private final ObjectKey account;

    public SessionMetrics(MeterRegistry registry, ObjectKey account) {
        this.registry = registry;
        this.account = account;
    }

    /**
     * One of the vendor's quotas.
     *
     * @param category what it is for, in a word; {@code all} where an account has but one
     */
    public record Quota<S>(String category, Function<S, GateStats> stats) {}

    /** One of the vendor's lists, and how many objects it has. */
    public record Listed<S>(String list, Function<S, Optional<Sweep>> lastSweep, ToDoubleFunction<S> objects) {}

    /** The figures of the account's session at the time that they are asked for; registered once for each account. */
    public static <S extends Session> void watch(
            MeterRegistry registry,
            ObjectKey account,
            Supplier<Optional<S>> session,
            Function<S, Instant> now,
            List<Quota<S>> quotas,
            List<Listed<S>> lists) {
        var gauges = new Gauges<>(registry, account, session);
        gauges.add(
                "onair.deletions.held",
                "because",
                "bulk",
                open -> open.deletionGuard()
                        .holding()
                        .map(BulkDeletionGuard.Wave::held)
                        .orElse(0));
        gauges.add(
                "onair.deletions.held",
                "because",
                "on_air",
                open -> open.deletionGuard().heldOnAir());
        quotas.forEach(quota -> {
            gauges.add(
                    "onair.quota.allowance",
                    "category",
                    quota.category(),
                    open -> quota.stats().apply(open).allowancePerMinute());
            gauges.add(
                    "onair.quota.used",
                    "category",
                    quota.category(),
                    open -> quota.stats().apply(open).usedLastMinute());
            gauges.add(
                    "onair.quota.throttled",
                    "category",
                    quota.category(),
                    open -> quota.stats().apply(open).throttled());
            gauges.add(
                    "onair.gate.waiting",
                    "category",
                    quota.category(),
                    open -> quota.stats().apply(open).waitingTotal());
        });
        lists.forEach(listed -> {
            gauges.add(
                    "onair.snapshot.age.seconds",
                    "list",
                    listed.list(),
                    open -> listed.lastSweep()
                            .apply(open)
                            .map(sweep -> (double) Duration.between(sweep.completeAsOf(), now.apply(open))
                                    .toSeconds())
                            .orElse(Double.NaN));
            gauges.add("onair.snapshot.objects", "list", listed.list(), listed.objects());
        });
    }

    private record Gauges<S extends Session>(MeterRegistry registry, ObjectKey account, Supplier<Optional<S>> session) {
        void add(String name, String tag, String value, ToDoubleFunction<S> figure) {
            Gauge.builder(
                            name,
                            session,
                            now -> now.get().map(figure::applyAsDouble).orElse(Double.NaN))
                    .tags(Tags.of("account", account.toString(), tag, value))
                    .strongReference(true)
                    .register(registry);
        }
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
