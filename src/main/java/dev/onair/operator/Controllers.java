package dev.onair.operator;

import dev.onair.common.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How every controller of ours is set up. */
public final class Controllers {
    /** On all that is ours: what bears none of it is done with, whoever else keeps it. */
    public static final String FINALIZER = "onair.dev/finalizer";

    private static final Logger LOG = Logger.getLogger(Controllers.class);
    private static final int FIRST_RETRY_MILLIS = 2_000;
    private static final int LONGEST_RETRY_MILLIS = 300_000;

    private Controllers() {}

    /**
     * Our own status writes wake nobody; edits and annotations do, and they call back what waits for its turn at the vendor.
     *
     * @param edited told of each resource that a person, or Argo CD, changed; answers whether it has a pass of it run
     * @param updated told of every change, our own too: what is, and what was
     */
    public static <R extends HasMetadata> void configure(
            ControllerConfigurationOverrider<R> configuration, Predicate<R> edited, BiConsumer<R, R> updated) {
        configuration
                .withGenerationAware(false)
                .withFinalizer(FINALIZER)
                .withOnUpdateFilter((now, before) -> {
                    boolean isSeenTo = tell(now, before, edited, updated);
                    return !isSeenTo && changed(now, before);
                })
                // Expected failures are outcomes with a time of their own; what is left are bugs and a cluster out of
                // reach, and neither may strand a resource.
                .withRetry(new GenericRetry()
                        .setInitialInterval(FIRST_RETRY_MILLIS)
                        .setIntervalMultiplier(2)
                        .setMaxInterval(LONGEST_RETRY_MILLIS)
                        .withoutMaxAttempts());
    }

    /** Whoever is told may stumble over an odd resource; neither its own pass nor the watch for its kind may be lost by that. */
    private static <R extends HasMetadata> boolean tell(
            R now, R before, Predicate<R> edited, BiConsumer<R, R> updated) {
        try {
            updated.accept(now, before);
            return edited(now, before) && edited.test(now);
        } catch (RuntimeException odd) {
            LOG.warnf(
                    odd,
                    "nobody was told of the change of %s %s/%s",
                    now.getKind(),
                    now.getMetadata().getNamespace(),
                    now.getMetadata().getName());
            return false;
        }
    }

    /** Whether the informers behind a cache have seen all that was there when they started. */
    public static boolean isSynced(@Nullable IndexerResourceCache<?> cache) {
        if (!(cache instanceof InformerWrappingEventSourceHealthIndicator<?> informers)) {
            return false;
        }
        if (cache instanceof AbstractEventSource<?, ?> source && !source.isRunning()) {
            // One that was not started yet has no informers to ask, and JOSDK 5.3.2 throws.
            return false;
        }
        var health = informers.informerHealthIndicators().values();
        return !health.isEmpty() && health.stream().allMatch(InformerHealthIndicator::hasSynced);
    }

    /** Somebody other than this operator asks for something else. */
    private static boolean edited(HasMetadata now, HasMetadata before) {
        var newer = now.getMetadata();
        var older = before.getMetadata();
        return !Objects.equals(newer.getGeneration(), older.getGeneration())
                || !Objects.equals(newer.getDeletionTimestamp(), older.getDeletionTimestamp())
                || !withoutId(newer.getAnnotations()).equals(withoutId(older.getAnnotations()));
    }

    private static Map<String, String> withoutId(@Nullable Map<String, String> annotations) {
        var others = new HashMap<String, String>(annotations == null ? Map.of() : annotations);
        others.remove(Names.EXTERNAL_ID);
        return others;
    }

    private static boolean changed(HasMetadata now, HasMetadata before) {
        var newer = now.getMetadata();
        var older = before.getMetadata();
        return !Objects.equals(newer.getGeneration(), older.getGeneration())
                || !Objects.equals(newer.getAnnotations(), older.getAnnotations())
                || !Objects.equals(newer.getDeletionTimestamp(), older.getDeletionTimestamp())
                || !Objects.equals(newer.getFinalizers(), older.getFinalizers());
    }
}
