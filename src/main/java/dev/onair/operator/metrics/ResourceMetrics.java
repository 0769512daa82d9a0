package dev.onair.operator.metrics;

import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.api.model.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * How resources stand, as metrics: always by account and kind, and one by one for a limited number of resources, since each one
 * costs whoever stores them six to nine series. What is gone has none.
 */
public final class ResourceMetrics {
    /** A resource whose finalizer somebody took away by hand goes without a word; that is noticed within this time. */
    private static final Duration PURGE = Duration.ofMinutes(10);

    private final MeterRegistry registry;
    private final int limit;
    private final InstantSource clock;
    private final Map<Id, Known> known = new HashMap<>();
    private final Map<Series, Shown> totals = new HashMap<>();
    private int individually;

    /** @param limit how many resources have series of their own; 0: none */
    public ResourceMetrics(MeterRegistry registry, int limit, InstantSource clock) {
        if (limit < 0) {
            throw new IllegalArgumentException("onair.metrics.resources " + limit + " must be 0 or more");
        }
        this.registry = registry;
        this.limit = limit;
        this.clock = clock;
    }

    private record Id(String kind, ObjectKey key) {}

    /** One line of the metrics. */
    private record Series(Metric metric, Tags tags) {}

    /** The values, and what is counted of them: each once for the resource, and in the totals of its account. */
    private record Facts(Map<Series, Integer> each, Set<Series> counted) {}

    /** A line that is there, and its value. */
    private static final class Shown {
        private final Gauge gauge;
        private final AtomicInteger value = new AtomicInteger();

        Shown(MeterRegistry registry, Series series) {
            gauge = series.metric().gauge(registry, series.tags(), value::get);
        }
    }

    private static final class Known {
        private Facts facts = new Facts(Map.of(), Set.of());
        private Optional<Map<Series, Shown>> lines = Optional.empty();
    }

    /** The resources of one kind. */
    public final class OfKind {
        private final String kind;
        private final Predicate<ObjectKey> exists;
        private Instant purged = Instant.MIN;

        private OfKind(String kind, Predicate<ObjectKey> exists) {
            this.kind = kind;
            this.exists = exists;
        }

        /**
         * How the resource stands now.
         *
         * @param account the account that it names
         * @param counts whether there is such an account, and it counts on that. Anybody may name any account: what does not count is in no account's
         *     totals but in those of the empty name, and has no series of its own, whose number is limited
         */
        public void show(
                ObjectKey resource, String account, boolean counts, List<Condition> conditions, Measures measures) {
            var all = facts(kind, resource, account, counts ? account : "", conditions, measures);
            var facts = counts ? all : new Facts(Map.of(), all.counted());
            synchronized (ResourceMetrics.this) {
                set(known.computeIfAbsent(new Id(kind, resource), id -> new Known()), facts);
                purge();
            }
        }

        public void forget(ObjectKey resource) {
            synchronized (ResourceMetrics.this) {
                remove(new Id(kind, resource));
            }
        }

        private void purge() {
            var now = clock.instant();
            if (purged.isAfter(now.minus(PURGE))) {
                return;
            }
            purged = now;
            known.keySet().stream()
                    .filter(id -> id.kind().equals(kind) && !exists.test(id.key()))
                    .toList()
                    .forEach(ResourceMetrics.this::remove);
        }
    }

    /** @param exists whether there is such a resource; asked now and then */
    public OfKind of(String kind, Predicate<ObjectKey> exists) {
        return new OfKind(kind, exists);
    }

    private void set(Known resource, Facts facts) {
        count(resource.facts, -1, facts);
        count(facts, 1, resource.facts);
        resource.facts = facts;
        if (facts.each().isEmpty()) {
            leavePlace(resource);
            return;
        }
        if (resource.lines.isEmpty() && individually < limit) {
            individually++;
            resource.lines = Optional.of(new HashMap<>());
        }
        resource.lines.ifPresent(lines -> {
            lines.keySet().stream()
                    .filter(series -> !facts.each().containsKey(series))
                    .toList()
                    .forEach(series -> drop(lines, series));
            facts.each()
                    .forEach((series, value) -> lines.computeIfAbsent(series, added -> new Shown(registry, added))
                            .value
                            .set(value));
        });
    }

    private void remove(Id id) {
        var gone = known.remove(id);
        if (gone == null) {
            return;
        }
        count(gone.facts, -1, new Facts(Map.of(), Set.of()));
        leavePlace(gone);
    }

    /** Among those that have series of their own. */
    private void leavePlace(Known resource) {
        resource.lines.ifPresent(lines -> {
            individually--;
            new ArrayList<>(lines.keySet()).forEach(series -> drop(lines, series));
        });
        resource.lines = Optional.empty();
    }

    /** @param other what stays is not counted twice */
    private void count(Facts facts, int by, Facts other) {
        facts.counted().stream()
                .filter(series -> !other.counted().contains(series))
                .forEach(series -> {
                    var total = totals.computeIfAbsent(series, added -> new Shown(registry, added));
                    if (total.value.addAndGet(by) == 0) {
                        drop(totals, series);
                    }
                });
    }

    private void drop(Map<Series, Shown> lines, Series series) {
        var line = lines.remove(series);
        if (line != null) {
            registry.remove(line.gauge);
        }
    }

    private static Facts facts(
            String kind,
            ObjectKey resource,
            String account,
            String accountOfTotals,
            List<Condition> conditions,
            Measures measures) {
        var one = Tags.of("kind", kind, "namespace", resource.namespace(), "name", resource.name(), "account", account);
        var all = Tags.of("kind", kind, "account", accountOfTotals);
        var each = new HashMap<Series, Integer>();
        var counted = new HashSet<Series>();
        conditions.forEach(condition -> {
            each.put(
                    new Series(Metric.RESOURCE_CONDITION, one.and("condition", condition.getType())),
                    value(condition.getStatus()));
            counted.add(new Series(
                    Metric.RESOURCES, all.and("condition", condition.getType(), "status", condition.getStatus())));
        });
        measures.live().ifPresent(live -> {
            each.put(new Series(Metric.CHANNEL_LIVE, one), live ? 1 : 0);
            if (live) {
                counted.add(new Series(Metric.CHANNELS_LIVE, all));
            }
        });
        measures.phase().ifPresent(phase -> {
            each.put(new Series(Metric.TASK_PHASE, one.and("phase", phase)), 1);
            counted.add(new Series(Metric.TASKS, all.and("phase", phase)));
        });
        measures.health().forEach((part, healthy) -> {
            each.put(new Series(Metric.FLOW_HEALTH, one.and("part", part)), healthy ? 1 : 0);
            counted.add(
                    new Series(Metric.FLOWS, all.and("part", part, "health", healthy ? "connected" : "disconnected")));
        });
        return new Facts(each, counted);
    }

    private static int value(String status) {
        return switch (status) {
            case "True" -> 1;
            case "False" -> 0;
            default -> -1;
        };
    }
}
