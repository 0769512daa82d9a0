package dev.onair.logs;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;

/** Resources that a test makes, and what the cluster shows of them to those who may not read Secrets. */
final class Given {
    private final KubernetesClient client;
    private final String namespace;

    Given(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @SuppressWarnings("unchecked")
    <S, R extends CustomResource<S, ?>> Resource<R> created(R resource, String name, S spec) {
        resource.getMetadata().setNamespace(namespace);
        resource.getMetadata().setName(name);
        resource.setSpec(spec);
        client.resource(resource).create();
        return client.resources((Class<R>) resource.getClass())
                .inNamespace(namespace)
                .withName(name);
    }

    /** All of each, status and annotations included. */
    List<String> shown(List<? extends Resource<? extends HasMetadata>> resources) {
        return resources.stream()
                .map(resource -> Serialization.asJson(Objects.requireNonNull(resource.get())))
                .toList();
    }

    /** Those that there are, of any namespace. */
    List<String> events() {
        return client.v1().events().inAnyNamespace().list().getItems().stream()
                .map(Serialization::asJson)
                .toList();
    }
}
