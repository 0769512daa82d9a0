package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard;
import dev.onair.account.CallListener;
import dev.onair.account.GateStats;
import dev.onair.account.Sweep;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Outcome;
import dev.onair.operator.metrics.Metric;
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
    private final Tags account;

    /** @param kind of the account: two vendors' accounts may have one name */
    public SessionMetrics(MeterRegistry registry, String kind, ObjectKey account) {
        this.registry = registry;
        this.account = tags(kind, account);
    }

    /** What all metrics of an account have. */
    public static Tags tags(String kind, ObjectKey account) {
        return Tags.of("kind", kind, "account", account.toString());
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
            String kind,
            ObjectKey account,
            Supplier<Optional<S>> session,
            Function<S, Instant> now,
            List<Quota<S>> quotas,
            List<Listed<S>> lists) {
        var figures = new Figures<>(registry, tags(kind, account), session);
        figures.add(
                Metric.DELETIONS_HELD,
                "because",
                "bulk",
                open -> open.deletionGuard()
                        .holding()
                        .map(BulkDeletionGuard.Wave::held)
                        .orElse(0));
        figures.add(
                Metric.DELETIONS_HELD,
                "because",
                "on_air",
                open -> open.deletionGuard().heldOnAir());
        quotas.forEach(quota -> {
            var category = quota.category();
            Function<S, GateStats> stats = quota.stats();
            figures.add(
                    Metric.QUOTA_ALLOWANCE,
                    "category",
                    category,
                    open -> stats.apply(open).allowancePerMinute());
            figures.add(
                    Metric.QUOTA_USED,
                    "category",
                    category,
                    open -> stats.apply(open).usedLastMinute());
            figures.count(
                    Metric.QUOTA_THROTTLED,
                    "category",
                    category,
                    open -> stats.apply(open).throttled());
            figures.add(
                    Metric.GATE_WAITING,
                    "category",
                    category,
                    open -> stats.apply(open).waitingTotal());
        });
        lists.forEach(listed -> {
            figures.add(
                    Metric.SNAPSHOT_AGE,
                    "list",
                    listed.list(),
                    open -> listed.lastSweep()
                            .apply(open)
                            .map(sweep -> (double) Duration.between(sweep.completeAsOf(), now.apply(open))
                                    .toSeconds())
                            .orElse(Double.NaN));
            figures.add(Metric.SNAPSHOT_OBJECTS, "list", listed.list(), listed.objects());
        });
    }

    /** The account is gone, and so are its series. */
    public static void forget(MeterRegistry registry, String kind, ObjectKey account) {
        var tags = tags(kind, account).stream().toList();
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getTags().containsAll(tags))
                .forEach(registry::remove);
    }

    private record Figures<S extends Session>(MeterRegistry registry, Tags account, Supplier<Optional<S>> session) {
        void add(Metric metric, String tag, String value, ToDoubleFunction<S> figure) {
            metric.gauge(
                    registry,
                    account.and(tag, value),
                    () -> session.get().map(figure::applyAsDouble).orElse(Double.NaN));
        }

        void count(Metric metric, String tag, String value, ToDoubleFunction<S> figure) {
            var count = new NeverFalling();
            metric.counter(
                    registry,
                    account.and(tag, value),
                    () -> count.with(session.get().map(figure::applyAsDouble).orElse(0.0)));
        }
    }

    /** An account may have several sessions one after the other, and each counts from zero. */
    private static final class NeverFalling {
        private double before;
        private double last;

        synchronized double with(double now) {
            if (now < last) {
                before += last;
            }
            last = now;
            return before + now;
        }
    }

    @Override
    public void onCall(Sent call, Outcome<?> outcome, Duration waited, Duration took) {
        var operation = call.operation();
        var laneName = call.lane().name().toLowerCase(Locale.ROOT);
        Metric.VENDOR_REQUESTS
                .counter(registry, account.and("operation", operation, "lane", laneName, "outcome", word(outcome)))
                .increment();
        Metric.VENDOR_REQUEST_DURATION
                .timer(registry, account.and("operation", operation))
                .record(took);
        Metric.VENDOR_GATE_WAIT.timer(registry, account.and("lane", laneName)).record(waited);
    }

    private static String word(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> ignored -> "Done";
            case Outcome.Failed<?>(var failure) -> failure.getClass().getSimpleName();
        };
    }
}
