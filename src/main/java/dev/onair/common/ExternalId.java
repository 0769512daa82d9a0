package dev.onair.common;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** The vendor's id that a resource is annotated with. */
public final class ExternalId {
    private ExternalId() {}

    /** Empty too for a blank one: who writes that asks for nothing, and is treated as one that has no annotation. */
    public static Optional<String> annotated(HasMetadata resource) {
        return Optional.ofNullable(resource.getMetadata().getAnnotations())
                .map(all -> all.get(Names.EXTERNAL_ID))
                .filter(id -> !id.isBlank());
    }
}
