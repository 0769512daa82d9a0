package dev.onair.demo;

import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
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

    private Stream<HasMetadata> all() {
        var channels = kubernetes
                .resources(LiveChannel.class)
                .inNamespace(namespace)
                .list()
                .getItems();
        var accounts = kubernetes
                .resources(CdnetworksAccount.class)
                .inNamespace(namespace)
                .list()
                .getItems();
        return Stream.of(channels, accounts).flatMap(List::stream);
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
