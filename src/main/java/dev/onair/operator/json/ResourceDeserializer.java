package dev.onair.operator.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.onair.common.ReadPart;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;

/** A resource always has a spec: one whose spec is absent or null has one that says so. */
final class ResourceDeserializer extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient PartReader reader;

    ResourceDeserializer(JsonDeserializer<?> deserializer, PartReader reader) {
        super(deserializer);
        this.reader = reader;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
        return new ResourceDeserializer(deserializer, reader);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var read = super.deserialize(parser, context);
        if (read instanceof CustomResource<?, ?> resource && resource.getSpec() == null) {
            giveSpec(resource);
        }
        return read;
    }

    @SuppressWarnings("unchecked")
    private void giveSpec(CustomResource<?, ?> resource) throws IOException {
        if (resource.getClass().getGenericSuperclass() instanceof ParameterizedType parameters
                && parameters.getActualTypeArguments()[0] instanceof Class<?> type
                && ReadPart.class.isAssignableFrom(type)) {
            ((CustomResource<Object, ?>) resource)
                    .setSpec(reader.read(NullNode.getInstance(), type.asSubclass(ReadPart.class)));
        }
    }
}
