package dev.onair.operator.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** A Kubernetes client's JSON, by which a copy is known to be as large in the cluster as what it was made of. */
final class ResourceSerialization extends KubernetesSerialization {
    /** @param search whether to look for the classes of built-in kinds, rather than have them registered */
    ResourceSerialization(ObjectMapper mapper, boolean search) {
        super(mapper, search);
    }

    /** For a pass, which changes what a cache has. */
    @Override
    public <T> T clone(T resource) {
        return carried(resource, super.clone(resource));
    }

    /** Of an event of a watch, which was read without its type. */
    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        return carried(value, super.convertValue(value, type));
    }

    private static <T> T carried(Object original, T copy) {
        if (original instanceof HasMetadata read && copy instanceof HasMetadata made) {
            ReadMeta.carry(read, made);
        }
        return copy;
    }
}
