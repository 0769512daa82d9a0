package dev.onair.operator;

import dev.onair.common.Names;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Map;
import java.util.Optional;

/** A resource's annotations, also where it has none. */
final class Annotations {
    private Annotations() {}

    static boolean isPaused(CustomResource<?, ?> resource) {
        return "true".equals(all(resource).get(Names.PAUSED));
    }

    /** One that says something. */
    static Optional<String> find(CustomResource<?, ?> resource, String name) {
        return Optional.ofNullable(all(resource).get(name)).filter(value -> !value.isBlank());
    }

    static Map<String, String> all(CustomResource<?, ?> resource) {
        var annotations = resource.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }
}
