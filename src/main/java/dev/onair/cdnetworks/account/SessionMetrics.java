package dev.onair.cdnetworks.account;

import dev.onair.account.CallListener;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** Every vendor call as a metric: how many, how long each waited for its turn, how long it took. */
final class SessionMetrics implements CallListener {
    private final MeterRegistry registry;
    private final ObjectKey account;

    SessionMetrics(MeterRegistry registry, ObjectKey account) {
        this.registry = registry;
        this.account = account;
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
