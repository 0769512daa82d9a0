package dev.onair.tenancy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The version of each resource that the watch told last, without a gap while one version takes the place of another. The cache's
 * own indexes have one: they lack a resource from when its old version goes until the new one is in.
 *
 * <p>Safe for use by several threads.
 */
final class WatchedVersions<R extends HasMetadata> {
    private static final Logger LOG = Logger.getLogger(WatchedVersions.class);

    private final Predicate<ResourceID> isThere;
    private final List<Listener<R>> listeners = new ArrayList<>();

    private final Map<ResourceID, R> told = new HashMap<>();
    /** Of which one version went, oldest first: the next one comes, or the resource is gone. Until that is known they stay. */
    private final Set<ResourceID> passing = new LinkedHashSet<>();

    /** What is told of each step from one version to the next; one step at a time, on any thread. */
    @FunctionalInterface
    interface Listener<R> {
        /**
         * @param from null where there was no such resource
         * @param to null where there is none any more
         */
        void changed(ResourceID id, @Nullable R from, @Nullable R to);
    }

    private record Version<R>(ResourceID id, R resource) {}

    /** @param isThere whether the cache has a resource of that name; asked by the watch, too */
    WatchedVersions(Predicate<ResourceID> isThere) {
        this.isThere = isThere;
    }

    /** Before the watch starts. A listener that fails misses that step, and no other listener does. */
    void addListener(Listener<R> listener) {
        listeners.add(listener);
    }

    /**
     * Takes note of what the watch's cache takes in, or lets go. It is one of the cache's index functions, for these are called
     * for each version of a resource twice, and for nothing else: when that version comes, and when it goes, be it for the next
     * version or with its resource. The same object is let go that was taken in, so what is known is what goes; it stays until the
     * next one is there, lest who asks in between finds none. Not for a cache whose item store makes objects anew.
     *
     * @return under what the cache shall find it: nothing
     */
    List<String> comesOrGoes(R resource) {
        var id = ResourceID.fromResource(resource);
        var before = oldestPassing();
        synchronized (this) {
            var known = told.get(id);
            if (known != resource) {
                told.put(id, resource);
                passing.remove(id);
                tell(id, known, resource);
            } else if (!passing.remove(id)) {
                passing.add(id);
            }
        }
        before.forEach(this::forgetIfGone);
        return List.of();
    }

    /** Forgets what is gone by now. */
    void settle() {
        passing(Integer.MAX_VALUE).forEach(this::forgetIfGone);
    }

    /** Two for each event, which brings one at most: they get fewer also where nobody asks. */
    private List<Version<R>> oldestPassing() {
        return passing(2);
    }

    private synchronized List<Version<R>> passing(int atMost) {
        return passing.stream()
                .limit(atMost)
                .map(id -> new Version<>(id, told.get(id)))
                .toList();
    }

    /** The cache has the next version, or none, before it says that the one before goes. */
    private void forgetIfGone(Version<R> version) {
        var id = version.id();
        var isReplaced = isThere(id);
        synchronized (this) {
            if (told.get(id) != version.resource() || !passing.remove(id)) {
                return;
            }
            if (isReplaced) {
                passing.add(id);
            } else {
                told.remove(id);
                tell(id, version.resource(), null);
            }
        }
    }

    /** What cannot be known now is asked again later; what fails here would cost the watch this event. */
    private boolean isThere(ResourceID id) {
        try {
            return isThere.test(id);
        } catch (RuntimeException unknown) {
            LOG.debugf(unknown, "whether %s is there cannot be known", id);
            return true;
        }
    }

    /** What fails here would cost the watch this event: a resource that is odd is known to some only. */
    private void tell(ResourceID id, @Nullable R from, @Nullable R to) {
        for (var listener : listeners) {
            try {
                listener.changed(id, from, to);
            } catch (RuntimeException odd) {
                LOG.warnf(odd, "%s cannot be indexed", id);
            }
        }
    }

    /** How many resources are known. */
    synchronized int size() {
        return told.size();
    }
}
