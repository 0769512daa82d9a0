package dev.onair.operator;

import dev.onair.common.ObjectKey;
import dev.onair.common.SecretKeyRef;
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

    /** What a manifest's reference to one value of a Secret leads to. */
    public sealed interface Value {
        record Found(String text) implements Value {}

        /** @param message what is missing and what to do; the Secret's own event wakes whoever waits */
        record Missing(String message) implements Value {}
    }

    /**
     * Reads one value.
     *
     * @param field the reference's path in the manifest, for people
     */
    public Value value(String field, String namespace, SecretKeyRef ref) {
        var named = field + ": Secret " + new ObjectKey(namespace, ref.name);
        var values = read(namespace, ref.name);
        if (values.isEmpty()) {
            return new Value.Missing(named + " does not exist: create it with the key \"" + ref.key + "\"");
        }
        var text = values.get().get(ref.key);
        return text == null || text.isBlank()
                ? new Value.Missing(named + " has no value under the key \"" + ref.key + "\": add it")
                : new Value.Found(text);
    }
}
