package dev.onair.operator;

import dev.onair.common.Names;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Ledger;
import dev.onair.engine.Superseded;
import dev.onair.operator.json.ResourceView;
import dev.onair.ownership.CarriedSeals;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pass's marks into the resource itself. A status write carries the resourceVersion that the pass knows, so a pass
 * that started from a stale cache is refused before it can do harm; only the id is written whatever else happened.
 */
final class KubernetesLedger<R extends CustomResource<?, S>, S extends OnairStatus> implements Ledger<S> {
    private static final Logger LOG = Logger.getLogger(KubernetesLedger.class);

    private final Context<R> context;
    private final StatusSealing<R, S> sealing;
    private final Shortening<R, S> shortening;
    /** As the pass began with it: what it seals is for the manifest that it carries out. */
    private final R resource;

    private R latest;
    private Optional<S> written;
    private volatile boolean works;

    /** Takes out of a status what may be left out, and has it say so. */
    @FunctionalInterface
    interface Shortening<R, S> {
        /**
         * Alters the status.
         *
         * @param written as the cluster has it
         * @param why it cannot be written whole
         * @param inFull whether to say so in full, or in as few words as can be
         */
        void shorten(R resource, S status, Optional<S> written, String why, boolean inFull);
    }

    /**
     * @param read the status as the cluster has it, whatever is believed of it
     * @param sealing seals what is to be written, and is told what was
     * @param shortening for a status that Kubernetes refuses for its size
     */
    KubernetesLedger(
            R resource,
            Optional<S> read,
            Context<R> context,
            StatusSealing<R, S> sealing,
            Shortening<R, S> shortening) {
        this.resource = resource;
        this.latest = resource;
        this.written = read;
        this.context = context;
        this.sealing = sealing;
        this.shortening = shortening;
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

    /**
     * The resource as the next pass would find it if this status were written; empty where somebody has changed it since this
     * one began, as far as is known here.
     */
    synchronized Optional<R> with(S status) {
        var now = latest.getMetadata();
        var began = resource.getMetadata();
        var isAsItWas = Objects.equals(now.getGeneration(), began.getGeneration())
                && Objects.equals(now.getDeletionTimestamp(), began.getDeletionTimestamp())
                && Annotations.ofOthers(latest).equals(Annotations.ofOthers(resource));
        return isAsItWas ? Optional.of(ResourceView.of(resource, now, resource.getSpec(), status)) : Optional.empty();
    }

    /** The status as the cluster has it by now, with what this pass has written. */
    synchronized Optional<S> written() {
        return written;
    }

    @Override
    public synchronized void save(S status) {
        status.summarise();
        sealing.seal(resource, status);
        if (carried().isPresent()) {
            // First: a status without its seals is not believed by who starts in between.
            carry(CarriedSeals.of(status));
        }
        latest.setStatus(status);
        if (ObjectRoom.isOver(latest)) {
            // Asked first: the client repeats what is answered with HTTP 500, and etcd's refusal is, for minutes.
            shorten(status, ObjectRoom.size(latest), true);
        }
        try {
            put();
        } catch (KubernetesClientException refused) {
            if (!ObjectRoom.isTooLarge(refused)
                    || ObjectRoom.refusedByDefinition(latest, refused).isPresent()) {
                throw refused;
            }
            LOG.warnf("a status is written shortened, for it was refused whole: %s", refused.getMessage());
            shorten(status, ObjectRoom.words(refused), false);
            put();
        }
    }

    private void shorten(S status, String why, boolean inFull) {
        shortening.shorten(latest, status, written, why, inFull);
        if (inFull && ObjectRoom.isOver(latest)) {
            shorten(status, why, false);
        }
    }

    private void put() {
        var sent = CarriedSeals.of(latest.getStatus());
        latest = guarded(() -> context.resourceOperations().updatePrimaryStatus(latest));
        var stored = latest.getStatus();
        if (sent.areDroppedFrom(stored)) {
            carry(sent);
        } else if (carried().isPresent() && CarriedSeals.of(stored).binding().isPresent()) {
            // A newer definition keeps them.
            annotate(Names.SEALS, null);
        }
        latest.setStatus(stored);
        written = Optional.ofNullable(stored).map(status -> sealing.whole(latest, status));
        written.ifPresent(status -> sealing.written(resource, status));
    }

    private Optional<String> carried() {
        return Annotations.find(latest, Names.SEALS);
    }

    /** By a write that is refused if anybody changed the resource meanwhile, as the status's own is. */
    private void carry(CarriedSeals seals) {
        var before = carried();
        var now = seals.over(CarriedSeals.parse(before.orElse(null))).text();
        if (!now.isEmpty() && !before.equals(Optional.of(now))) {
            annotate(Names.SEALS, now);
        }
    }

    private void annotate(String name, @Nullable String value) {
        var metadata = new HashMap<String, Object>();
        metadata.put("resourceVersion", latest.getMetadata().getResourceVersion());
        metadata.put("annotations", Collections.singletonMap(name, value));
        try {
            patch(metadata);
        } catch (KubernetesClientException refused) {
            if (!ObjectRoom.isTooLarge(refused)) {
                throw refused;
            }
            LOG.warnf("the annotation %s could not be written: %s", name, refused.getMessage());
        }
    }

    private void patch(Map<String, ?> metadata) {
        var patch = Serialization.asJson(Map.of("metadata", metadata));
        latest = guarded(() -> context.resourceOperations()
                .resourcePatch(
                        latest,
                        known ->
                                context.getClient().resource(known).patch(PatchContext.of(PatchType.JSON_MERGE), patch),
                        context.eventSourceRetriever().getControllerEventSource()));
    }

    @Override
    public synchronized void bind(String externalId) {
        var annotations =
                Optional.ofNullable(latest.getMetadata().getAnnotations()).orElse(Map.of());
        // What does not fit is told by the conditions (AnnotationRoom, ObjectRoom); the status has the id.
        if (externalId.equals(annotations.get(Names.EXTERNAL_ID))
                || !AnnotationRoom.fits(annotations, externalId)
                || ObjectRoom.isOver(latest)) {
            return;
        }
        // A merge patch of this one key: annotations that others add at the same time stay. It is not guarded by a
        // resourceVersion, since the id must not be lost whatever else happened to the resource.
        try {
            patch(Map.of("annotations", Map.of(Names.EXTERNAL_ID, externalId)));
        } catch (KubernetesClientException refused) {
            // Somebody filled the annotations meanwhile: the id must reach the status all the same, or it would be
            // lost.
            if (!ObjectRoom.isTooLarge(refused)) {
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
