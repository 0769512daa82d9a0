package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.operator.PassExecutor;
import dev.onair.operator.PassExecutor.Priority;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Wakes the resources of one kind, and is told of each that is gone from the cluster. Most had their last pass before; one whose
 * finalizer was taken away by hand had none.
 */
final class InboundEvents<R extends HasMetadata> extends SimpleInboundEventSource<R> implements ResourceEventAware<R> {
    private static final Logger LOG = Logger.getLogger(InboundEvents.class);

    private final Consumer<R> gone;

    /** @param gone told of each resource that is gone, by the thread of the watch */
    InboundEvents(Consumer<R> gone) {
        super("wakeups");
        this.gone = gone;
    }

    /** Has a pass of the resource run. */
    void wake(ObjectKey resource, Priority priority) {
        PassExecutor.with(priority, () -> propagateEvent(new ResourceID(resource.name(), resource.namespace())));
    }

    @Override
    public void onResourceDeleted(R resource) {
        try {
            gone.accept(resource);
        } catch (RuntimeException odd) {
            // The watch for its kind must not be lost by that.
            LOG.warnf(
                    odd,
                    "what was kept of %s %s/%s, which is gone, may be kept until a restart",
                    resource.getKind(),
                    resource.getMetadata().getNamespace(),
                    resource.getMetadata().getName());
        }
    }
}
