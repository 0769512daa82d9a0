package dev.onair.engine;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.function.Supplier;

/**
 * One resource to plan for, as a benchmark wants it: the same plan again and again, from values that are there already.
 *
 * @param manifest the resource as JSON, as a watch brings it
 * @param unchanged plans where the vendor has what is declared; comes to an empty plan
 * @param changed plans where one thing differs; comes to one change
 */
public record PlanCase(String manifest, Supplier<Plan<?>> unchanged, Supplier<Plan<?>> changed) {

    /**
     * The resource as a watch brings it: none of its texts is the same object as one of the vendor's, of which it would be known at a
     * glance that they are equal.
     */
    public static <R extends HasMetadata> R watched(R resource, Class<R> type) {
        return Serialization.unmarshal(Serialization.asJson(resource), type);
    }
}
