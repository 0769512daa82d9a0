package dev.onair.operator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import dev.onair.common.ReadPart;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a spec or a status with what was not understood when it was read. */
final class PartSerializer extends JsonSerializer<Object> implements ContextualSerializer, ResolvableSerializer {
    private final JsonSerializer<Object> plain;
    private final PartReader reader;

    PartSerializer(JsonSerializer<Object> plain, PartReader reader) {
        this.plain = plain;
        this.reader = reader;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (value instanceof ReadPart part && part.unread() != null) {
            json.writeTree(reader.merged(part, part.unread()));
        } else {
            plain.serialize(value, json, provider);
        }
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Object value) {
        return plain.isEmpty(provider, value);
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
            throws JsonMappingException {
        return plain instanceof ContextualSerializer contextual
                ? new PartSerializer(cast(contextual.createContextual(provider, property)), reader)
                : this;
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
        if (plain instanceof ResolvableSerializer resolvable) {
            resolvable.resolve(provider);
        }
    }

    @SuppressWarnings("unchecked")
    private static JsonSerializer<Object> cast(JsonSerializer<?> serializer) {
        return (JsonSerializer<Object>) serializer;
    }
}
