package dev.onair.scenarios;

import dev.onair.account.GateStats;
import dev.onair.engine.WriteLimits;
import dev.onair.logs.PlantedRandom;
import dev.onair.operator.LongWaits;
import dev.onair.operator.Outputs;
import dev.onair.operator.OwnReads;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Telling;
import dev.onair.operator.metrics.ResourceMetrics;
import dev.onair.tenancy.Facilities;
import dev.onair.tenancy.Links;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The operator without JOSDK's threads and timers: one pass after the other, each to its end, in a time that moves to whatever is
 * due next. An hour in which little happens takes as long as what happens.
 */
final class PlayedOperator implements AutoCloseable {
    private static final int RESOURCES_MEASURED = 100;
    static final Duration SECOND = Duration.ofSeconds(1);

    private static final long LOOK_MILLIS = 2;

    private final PlayedClock clock;
    private final PlayedVendor vendor;
    private final List<PlayedKind<?>> kinds;
    private final LongWaits waits;
    private final AtomicLong answered = new AtomicLong();
    private final Quiet quiet;

    private record Due(PlayedKind<?> kind, ResourceID id, Instant at) {}

    PlayedOperator(PlayedCluster cluster, PlayedVendor vendor, PlayedClock clock) {
        this.clock = clock;
        this.vendor = vendor;
        var client = cluster.client;
        // Its timer is the machine's: what it would tell depends on how busy the machine is.
        waits = new LongWaits(Clock.fixed(PlayedClock.START, ZoneOffset.UTC), Duration.ofDays(1));
        var facilities = new Facilities(
                new Outputs(client),
                new Telling(client, new SimpleMeterRegistry(), clock),
                new ResourceMetrics(new SimpleMeterRegistry(), RESOURCES_MEASURED, clock),
                new Links(),
                new SealKeys(client, "default", new PlantedRandom()),
                WriteLimits.DEFAULT,
                waits,
                OwnReads.none(clock),
                clock,
                new Random(1));
        kinds = vendor.kinds(client, facilities, clock);
        kinds.forEach(PlayedKind::start);
        quiet = new Quiet(() -> cluster.isAsked() || isAsked(), cluster::awaitAnswers);
        vendor.open((call, outcome, waited, took) -> answered.incrementAndGet());
        // The first call waits for its turn, as after every start.
        live(SECOND);
    }

    /** Whether a call that the gates let through was not answered yet. */
    private boolean isAsked() {
        return vendor.quotas().stream()
                        .mapToLong(quota -> quota.calls().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .sum()
                > answered.get();
    }

    /** Waits until what was begun in the background is over, or waits itself for time to move. */
    private void settle() {
        quiet.await();
        while (clock.nextAlarm().filter(at -> !at.isAfter(clock.instant())).isPresent()) {
            clock.moveTo(clock.instant());
            quiet.await();
        }
    }

    PlayedKind<?> kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.type().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this vendor has no kind " + name));
    }

    /** Somebody changed a resource in the cluster. */
    void changed(String kind, ResourceID id) {
        kind(kind).changed(id);
    }

    /** Something that resources may read changed in the cluster. */
    void wakeAll() {
        kinds.forEach(PlayedKind::wakeAll);
    }

    /** Takes note of what passes did to their own resources. */
    void refresh() {
        kinds.forEach(PlayedKind::refresh);
    }

    private Optional<Due> next() {
        return kinds.stream()
                .flatMap(kind -> kind.next().stream().map(entry -> new Due(kind, entry.getKey(), entry.getValue())))
                .min(Comparator.comparing(Due::at));
    }

    /** When the next pass of a resource is due. */
    Optional<Instant> nextPass() {
        return next().map(Due::at);
    }

    /** Time goes on, with all that it brings. */
    void live(Duration time) {
        var end = clock.instant().plus(time);
        settle();
        while (true) {
            var due = next();
            if (due.filter(pass -> !pass.at().isAfter(clock.instant())).isPresent()) {
                pass(due.get());
                settle();
                continue;
            }
            var at = Stream.concat(due.map(Due::at).stream(), clock.nextAlarm().stream())
                    .min(Comparator.naturalOrder())
                    .filter(moment -> moment.isBefore(end));
            clock.moveTo(at.orElse(end));
            settle();
            if (at.isEmpty()) {
                return;
            }
        }
    }

    private void pass(Due due) {
        var pass = new FutureTask<>(() -> {
            due.kind().pass(due.id());
            return true;
        });
        clock.holdDetails();
        Thread.ofVirtual().name("pass").start(pass);
        while (true) {
            try {
                pass.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                clock.releaseDetails();
                return;
            } catch (TimeoutException underWay) {
                // It waits for its turn at the vendor, or for others to go with, which only time brings.
                if (isWaiting() && quiet.isQuiet() && isWaiting()) {
                    clock.nextAlarm().ifPresent(clock::moveTo);
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("a pass over " + due.id() + " failed", e);
            }
        }
    }

    /** Whether a call waits for its turn at the vendor, or for others that go with it. */
    boolean isWaiting() {
        return vendor.gathers()
                || vendor.quotas().stream().mapToInt(GateStats::waitingTotal).sum() > 0;
    }

    /** The account looks at the vendor's lists, and everybody learns what they show; takes a second. */
    void look() {
        vendor.look();
        live(SECOND);
    }

    @Override
    public void close() {
        vendor.close();
        clock.close();
        waits.close();
    }
}
