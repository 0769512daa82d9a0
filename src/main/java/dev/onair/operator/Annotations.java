package dev.onair.operator;

import dev.onair.common.Names;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** What others annotated. */
    static Map<String, String> ofOthers(CustomResource<?, ?> resource) {
        var others = new HashMap<>(all(resource));
        others.keySet().removeAll(Set.of(Names.EXTERNAL_ID, Names.SEALS));
        return others;
    }

    static Map<String, String> all(CustomResource<?, ?> resource) {
        var annotations = resource.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }
}
