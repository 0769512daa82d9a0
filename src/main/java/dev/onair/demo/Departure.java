package dev.onair.demo;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Takes the demo's namespace out of a cluster. The operator, if it still runs, deletes what is its own; what it cannot, since
 * it has been stopped, is freed of its finalizers: the vendor was a simulated one.
 */
record Departure(KubernetesClient kubernetes, String namespace) {
    private static final String NO_FINALIZERS = "{\"metadata\":{\"finalizers\":null}}";

    void run(int seconds) {
        all().forEach(object -> kubernetes.resource(object).delete());
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < deadline && all().findAny().isPresent()) {
            Pauses.sleep(Pauses.SHORT);
        }
        Stream.concat(all(), secrets()).forEach(this::free);
        kubernetes.namespaces().withName(namespace).delete();
    }

    /** Of every kind: what is left of one keeps the namespace, and a definition that the demo brought, for ever. */
    private Stream<HasMetadata> all() {
        return new Cluster(kubernetes, namespace, Manifests.crds()).all().map(HasMetadata.class::cast);
    }

    private Stream<HasMetadata> secrets() {
        return kubernetes.secrets().inNamespace(namespace).list().getItems().stream()
                .map(secret -> (HasMetadata) secret)
                .filter(secret -> !secret.getMetadata().getFinalizers().isEmpty());
    }

    private void free(HasMetadata object) {
        try {
            kubernetes.resource(object).patch(PatchContext.of(PatchType.JSON_MERGE), NO_FINALIZERS);
        } catch (KubernetesClientException goneMeanwhile) {
            // which is what was wanted
        }
    }
}
