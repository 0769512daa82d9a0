package dev.onair.operator.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.onair.common.ReadPart;
import dev.onair.common.Unread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads specs and statuses. What is as this version knows it costs one pass; of anything else the whole is kept, and each field
 * that cannot be read is left out until the rest can. A null is no value: it cannot be read where this version knows the field.
 */
final class PartReader {
    /** So many unreadable fields are named; after that the whole is taken for unreadable. */
    private static final int MOST_FIELDS = 64;

    /** Reads only what this version knows, with no guesses about types. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Enum, text -> text.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(SharedProperty.inAll())
            .build();

    /** @param json one JSON value */
    <T extends ReadPart> T read(TokenBuffer json, Class<T> type) throws IOException {
        try (var parser = json.asParserOnFirstToken()) {
            return STRICT.readValue(parser, type);
        } catch (JacksonException ofAnotherVersion) {
            try (var parser = json.asParserOnFirstToken()) {
                return read(STRICT.<JsonNode>readTree(parser), type);
            }
        }
    }

    /** What this version understands of it, with the whole of it kept. */
    <T extends ReadPart> T read(JsonNode whole, Class<T> type) throws IOException {
        var reader = STRICT.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        var fields = new ArrayList<Unread.Field>();
        JsonNode left = whole.deepCopy();
        if (!whole.isObject()) {
            left = STRICT.createObjectNode();
            fields.add(UnreadableField.whole(whole));
        }
        while (true) {
            try {
                return kept(reader.<T>readValue(left), whole, fields);
            } catch (JacksonException e) {
                List<JsonMappingException.Reference> path =
                        e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
                fields.add(UnreadableField.of(left, path, e));
                if (fields.size() >= MOST_FIELDS || !UnreadableField.remove(left, path)) {
                    // Nothing of it can be told apart: as if it were empty.
                    left = STRICT.createObjectNode();
                    fields.add(UnreadableField.whole(whole));
                }
            }
        }
    }

    private static <T extends ReadPart> T kept(T part, JsonNode whole, List<Unread.Field> fields) {
        part.unread(new Unread(whole.toString(), fields));
        return part;
    }

    /** As this version writes it, without what it did not understand. */
    ObjectNode known(ReadPart part) {
        return STRICT.valueToTree(part);
    }

    /** As the cluster is to have it: what stood there, with what this version changed since it read it. */
    JsonNode merged(ReadPart part, Unread unread) throws IOException {
        var whole = STRICT.readTree(unread.json());
        var base = known(read(whole, part.getClass()));
        return FieldMerge.merge(whole, base, known(part));
    }
}
