package dev.onair.operator;

import dev.onair.common.Names;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A resource's annotations, also where it has none. */
public final class Annotations {
    private static final String NO = "false";

    private Annotations() {}

    /** By any value but {@code false}: who writes {@code yes}, or nothing, means it, and nothing may be deleted meanwhile. */
    public static boolean isPaused(CustomResource<?, ?> resource) {
        return Optional.ofNullable(all(resource).get(Names.PAUSED))
                .filter(value -> !value.strip().equalsIgnoreCase(NO))
                .isPresent();
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
