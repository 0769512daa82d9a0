package dev.onair.operator.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import io.quarkus.kubernetes.client.KubernetesResources;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Has the process's Kubernetes client read our resources whichever version wrote them, and keep of them what somebody reads. */
@Singleton
public final class ClientJson implements KubernetesClientObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new ResourceModule());
    }

    /**
     * In place of the Quarkus extension's own, a default bean, which gives way to this one and is made in the same way.
     *
     * @param known the classes of kinds that Quarkus found when it built the process
     */
    @Produces
    @Singleton
    @SuppressWarnings({"rawtypes", "unchecked"})
    static KubernetesSerialization serialization(
            @KubernetesClientObjectMapper ObjectMapper mapper, @KubernetesResources Class[] known) {
        var serialization = new ResourceSerialization(mapper, false);
        for (Class<? extends KubernetesResource> kind : known) {
            serialization.registerKubernetesResource(kind);
        }
        return serialization;
    }
}
