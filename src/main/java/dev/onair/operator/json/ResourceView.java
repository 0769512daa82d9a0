package dev.onair.operator.json;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;
import org.jspecify.annotations.Nullable;

/** A resource that shares its parts with others. */
public final class ResourceView {
    private ResourceView() {}

    /** One of the same kind as the resource, made of these parts. */
    @SuppressWarnings("unchecked")
    public static <R extends CustomResource<?, ?>> R of(
            R resource, ObjectMeta metadata, Object spec, @Nullable Object status) {
        try {
            var view = (CustomResource<Object, Object>)
                    resource.getClass().getDeclaredConstructor().newInstance();
            view.setMetadata(metadata);
            view.setSpec(spec);
            view.setStatus(status);
            return (R) view;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(resource.getClass() + " has a constructor without parameters", e);
        }
    }
}
