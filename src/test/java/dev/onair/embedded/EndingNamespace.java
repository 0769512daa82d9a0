package dev.onair.embedded;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** A namespace of a cluster of its own, whose end waits for somebody's finalizer once it was begun. */
public final class EndingNamespace implements AutoCloseable {
    public static final String NAME = "tv";

    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();

    /** It does not end yet. */
    public EndingNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .endMetadata()
                        .build())
                .create();
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(NAME)
                        .withName("held")
                        .addToFinalizers("example.com/hold")
                        .endMetadata()
                        .build())
                .create();
    }

    public KubernetesClient client() {
        return client;
    }

    public void end() {
        client.namespaces().withName(NAME).delete();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
