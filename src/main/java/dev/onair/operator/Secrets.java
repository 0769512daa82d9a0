package dev.onair.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the values of Secrets when they are needed; nothing is kept. */
public final class Secrets {
    private final KubernetesClient kubernetes;

    public Secrets(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** All values of a Secret, decoded; empty when there is no such Secret. */
    public Optional<Map<String, String>> read(String namespace, String name) {
        return Optional.ofNullable(kubernetes
                        .secrets()
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .map(secret -> {
                    var values = new HashMap<String, String>();
                    Optional.ofNullable(secret.getData())
                            .orElse(Map.of())
                            .forEach((key, value) -> values.put(
                                    key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
                    return values;
                });
    }
}
