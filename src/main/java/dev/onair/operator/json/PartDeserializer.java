package dev.onair.operator.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.onair.common.ReadPart;
import java.io.IOException;

/** Reads a spec or a status, whatever stands in it. */
final class PartDeserializer extends StdDeserializer<ReadPart> {
    private static final long serialVersionUID = 1L;

    private final Class<? extends ReadPart> type;
    private final transient PartReader reader;

    PartDeserializer(Class<? extends ReadPart> type, PartReader reader) {
        super(type);
        this.type = type;
        this.reader = reader;
    }

    @Override
    public ReadPart deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var buffer = context.bufferForInputBuffering(parser);
        buffer.copyCurrentStructure(parser);
        return reader.read(buffer, type);
    }
}
