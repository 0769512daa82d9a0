package dev.onair.scenarios;

import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.tenancy.ResidentReconciler;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.BaseControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One kind's reconciler and what JOSDK is to it: the cache, the finalizer, and when each resource has its next pass. A pass
 * that was asked for while another one is under way comes after it.
 */
final class PlayedKind<R extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> {
    private static final String FINALIZER = "onair.dev/finalizer";

    private final Class<R> type;
    private final ResidentReconciler<R, ?, ?, ?, ?, ?> reconciler;
    private final KubernetesClient client;
    private final Clock clock;
    private final PlayedCache<R> cache = new PlayedCache<>();
    private final Map<ResourceID, Instant> due = new ConcurrentHashMap<>();
    private Optional<ResourceEventAware<R>> gone = Optional.empty();

    PlayedKind(Class<R> type, ResidentReconciler<R, ?, ?, ?, ?, ?> reconciler, KubernetesClient client, Clock clock) {
        this.type = type;
        this.reconciler = reconciler;
        this.client = client;
        this.clock = clock;
    }

    /** To be said once all kinds are there. */
    @SuppressWarnings("unchecked") // the only event source that is told of what is gone
    void start() {
        for (var source : reconciler.prepareEventSources(new EventSourceContext<>(cache, null, client, type))) {
            if (source instanceof SimpleInboundEventSource<?> wakeups) {
                wakeups.setEventHandler(event -> wake(event.getRelatedCustomResourceID()));
                wakeups.start();
            }
            if (source instanceof ResourceEventAware<?> aware) {
                gone = Optional.of((ResourceEventAware<R>) aware);
            }
        }
    }

    private void wake(ResourceID id) {
        if (cache.get(id).isPresent()) {
            due.put(id, clock.instant());
        }
    }

    void wakeAll() {
        cache.keys().forEach(this::wake);
    }

    Class<R> type() {
        return type;
    }

    private Resource<R> stored(ResourceID id) {
        return client.resources(type)
                .inNamespace(id.getNamespace().orElseThrow())
                .withName(id.getName());
    }

    /** Somebody changed it in the cluster: what a watch would tell. */
    void changed(ResourceID id) {
        refresh(id);
        wake(id);
    }

    private void refresh(ResourceID id) {
        Optional.ofNullable(stored(id).get())
                .ifPresentOrElse(
                        cache::put,
                        () -> cache.get(id).ifPresent(last -> {
                            cache.remove(id);
                            due.remove(id);
                            gone.ifPresent(aware -> aware.onResourceDeleted(last));
                        }));
    }

    Optional<R> find(ResourceID id) {
        return cache.get(id);
    }

    /** When the next pass is due, of whichever resource. */
    Optional<Map.Entry<ResourceID, Instant>> next() {
        return due.entrySet().stream()
                .min(Map.Entry.<ResourceID, Instant>comparingByValue()
                        .thenComparing(entry -> entry.getKey().getName()));
    }

    /** One pass, on the caller's thread. */
    void pass(ResourceID id) {
        due.remove(id);
        var found = cache.get(id);
        if (found.isEmpty()) {
            return;
        }
        var resource = Serialization.clone(found.get());
        if (!resource.isMarkedForDeletion()) {
            if (!resource.hasFinalizer(FINALIZER)) {
                resource = stored(id).edit(it -> {
                    it.addFinalizer(FINALIZER);
                    return it;
                });
                cache.put(resource);
            }
            again(id, reconciler.reconcile(resource, PlayedContext.of(resource, client, cache)));
        } else if (resource.hasFinalizer(FINALIZER)) {
            var control = reconciler.cleanup(resource, PlayedContext.of(resource, client, cache));
            if (control.isRemoveFinalizer()) {
                stored(id).edit(it -> {
                    it.removeFinalizer(FINALIZER);
                    return it;
                });
                refresh(id);
            } else {
                again(id, control);
            }
        }
    }

    /** Takes note of what passes did to their own resources: one whose time is up deletes itself. */
    void refresh() {
        cache.keys().toList().forEach(id -> {
            var known = cache.get(id);
            refresh(id);
            if (!known.map(PlayedKind::isGoing).equals(cache.get(id).map(PlayedKind::isGoing))) {
                wake(id);
            }
        });
    }

    private static boolean isGoing(HasMetadata resource) {
        return resource.isMarkedForDeletion();
    }

    private void again(ResourceID id, BaseControl<?> control) {
        control.getScheduleDelay()
                .map(Duration::ofMillis)
                .ifPresent(after -> due.merge(
                        id,
                        clock.instant().plus(after),
                        (one, other) -> Comparator.<Instant>naturalOrder().compare(one, other) < 0 ? one : other));
    }
}
