package dev.onair.operator.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Has the process's Kubernetes client read our resources whichever version wrote them. */
@Singleton
public final class ClientJson implements KubernetesClientObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new ResourceModule());
    }
}
