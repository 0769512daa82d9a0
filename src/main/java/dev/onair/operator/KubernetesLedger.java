package dev.onair.operator;

import dev.onair.common.Names;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Ledger;
import dev.onair.engine.Superseded;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Writes a pass's marks into the resource itself. A status write carries the resourceVersion that the pass knows, so a pass
 * that started from a stale cache is refused before it can do harm; only the id is written whatever else happened.
 */
final class KubernetesLedger<R extends CustomResource<?, S>, S extends OnairStatus> implements Ledger<S> {
    private static final Logger LOG = Logger.getLogger(KubernetesLedger.class);

    /** An object that would be invalid, or larger than the API server or etcd take. */
    private static final Set<Integer> TOO_LARGE = Set.of(422, HttpURLConnection.HTTP_ENTITY_TOO_LARGE);

    private final Context<R> context;
    private final Consumer<S> seal;
    private R latest;
    private Optional<S> written;
    private volatile boolean works;

    /**
     * @param read the status as the cluster has it, whatever is believed of it
     * @param seal seals what is to be written
     */
    KubernetesLedger(R resource, Optional<S> read, Context<R> context, Consumer<S> seal) {
        this.latest = resource;
        this.written = read;
        this.context = context;
        this.seal = seal;
    }

    @Override
    public void working() {
        works = true;
    }

    /** Whether the pass has something to do at the vendor. */
    boolean isWorking() {
        return works;
    }

    /**
     * Says something of the pass that is still under way: on the status as the cluster has it, so that what the pass will say
     * is its own. By another thread than the pass's.
     *
     * @param remark works on a copy
     */
    synchronized void remark(S copy, Consumer<S> remark) {
        remark.accept(copy);
        save(copy);
    }

    /** The status as the cluster has it by now, with what this pass has written. */
    synchronized Optional<S> written() {
        return written;
    }

    @Override
    public synchronized void save(S status) {
        seal.accept(status);
        latest.setStatus(status);
        latest = guarded(() -> context.resourceOperations().updatePrimaryStatus(latest));
        written = Optional.ofNullable(latest.getStatus());
    }

    @Override
    public synchronized void bind(String externalId) {
        var annotations =
                Optional.ofNullable(latest.getMetadata().getAnnotations()).orElse(Map.of());
        // What does not fit is told by the conditions (AnnotationRoom); the status has the id.
        if (externalId.equals(annotations.get(Names.EXTERNAL_ID)) || !AnnotationRoom.fits(annotations, externalId)) {
            return;
        }
        // A merge patch of this one key: annotations that others add at the same time stay. It is not guarded by a
        // resourceVersion, since the id must not be lost whatever else happened to the resource.
        var patch =
                Serialization.asJson(Map.of("metadata", Map.of("annotations", Map.of(Names.EXTERNAL_ID, externalId))));
        try {
            latest = guarded(() -> context.resourceOperations()
                    .resourcePatch(
                            latest,
                            resource -> context.getClient()
                                    .resource(resource)
                                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch),
                            context.eventSourceRetriever().getControllerEventSource()));
        } catch (KubernetesClientException refused) {
            // Somebody filled the annotations meanwhile: the id must reach the status all the same, or it would be
            // lost.
            if (!TOO_LARGE.contains(refused.getCode())) {
                throw refused;
            }
            LOG.warnf("the id %s could not be annotated: %s", externalId, refused.getMessage());
        }
    }

    private R guarded(Supplier<R> write) {
        try {
            return write.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                throw new Superseded(e.getMessage());
            }
            throw e;
        }
    }
}
