package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few built-in kinds that kubectl 1.32 sends as Kubernetes protobuf, whatever the server says it takes: those of
 * {@code kubectl create} and {@code kubectl auth can-i}. Answers are JSON, which it accepts.
 */
final class Protobuf {
    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final int MAGIC = 0x6b387300;
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    /** What a field holds; a message is a kind of its own. */
    private enum Holds {
        TEXT,
        TEXTS,
        FLAG,
        TEXT_MAP,
        BYTES_MAP,
        MESSAGE
    }

    private record Field(String name, Holds holds, Map<Integer, Field> message) {}

    private static final Map<Integer, Field> METADATA = Map.of(
            1, field("name", Holds.TEXT),
            2, field("generateName", Holds.TEXT),
            3, field("namespace", Holds.TEXT),
            11, field("labels", Holds.TEXT_MAP),
            12, field("annotations", Holds.TEXT_MAP),
            14, field("finalizers", Holds.TEXTS));
    private static final Map<Integer, Field> RESOURCE = Map.of(
            1, field("namespace", Holds.TEXT),
            2, field("verb", Holds.TEXT),
            3, field("group", Holds.TEXT),
            4, field("version", Holds.TEXT),
            5, field("resource", Holds.TEXT),
            6, field("subresource", Holds.TEXT),
            7, field("name", Holds.TEXT));
    private static final Map<String, Map<Integer, Field>> KINDS = Map.of(
            "Namespace", Map.of(1, message("metadata", METADATA)),
            "ServiceAccount", Map.of(1, message("metadata", METADATA)),
            "ConfigMap",
                    Map.of(
                            1, message("metadata", METADATA),
                            2, field("data", Holds.TEXT_MAP),
                            3, field("binaryData", Holds.BYTES_MAP),
                            4, field("immutable", Holds.FLAG)),
            "Secret",
                    Map.of(
                            1, message("metadata", METADATA),
                            2, field("data", Holds.BYTES_MAP),
                            3, field("type", Holds.TEXT),
                            4, field("stringData", Holds.TEXT_MAP),
                            5, field("immutable", Holds.FLAG)),
            "SelfSubjectAccessReview", Map.of(2, message("spec", Map.of(1, message("resourceAttributes", RESOURCE)))),
            "SelfSubjectRulesReview", Map.of(2, message("spec", Map.of(1, field("namespace", Holds.TEXT)))));
    private static final Map<Integer, Field> TYPE =
            Map.of(1, field("apiVersion", Holds.TEXT), 2, field("kind", Holds.TEXT));

    private Protobuf() {}

    /** @throws StatusException for kinds that are not known here, so that nothing is read wrongly */
    static ObjectNode read(byte[] body) {
        var buffer = ByteBuffer.wrap(body);
        try {
            if (buffer.getInt() != MAGIC) {
                throw StatusException.badRequest("the body is not Kubernetes protobuf");
            }
            var object = Json.object();
            var raw = ByteBuffer.allocate(0);
            while (buffer.hasRemaining()) {
                var tag = (int) varint(buffer);
                var value = value(buffer, tag & 7);
                if (tag >>> 3 == 1 && value != null) {
                    readInto(object, value, TYPE);
                } else if (tag >>> 3 == 2 && value != null) {
                    raw = value;
                }
            }
            var fields = KINDS.get(Json.text(object, "kind"));
            if (fields == null) {
                throw StatusException.unsupportedMediaType("application/json, application/yaml");
            }
            readInto(object, raw, fields);
            return object;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw StatusException.badRequest("the body is cut off: " + e);
        }
    }

    private static void readInto(ObjectNode object, ByteBuffer message, Map<Integer, Field> fields) {
        while (message.hasRemaining()) {
            var tag = (int) varint(message);
            var field = fields.get(tag >>> 3);
            if (field != null && field.holds() == Holds.FLAG) {
                object.put(field.name(), varint(message) != 0);
                continue;
            }
            var value = value(message, tag & 7);
            if (field == null || value == null || !value.hasRemaining()) {
                continue;
            }
            switch (field.holds()) {
                case TEXT -> object.put(field.name(), text(value));
                case TEXTS -> object.withArray(field.name()).add(text(value));
                case TEXT_MAP, BYTES_MAP -> addEntry(object.withObject("/" + field.name()), value, field.holds());
                case MESSAGE -> readInto(object.withObject("/" + field.name()), value, field.message());
                case FLAG -> throw new IllegalArgumentException("a flag is no message");
            }
        }
    }

    private static void addEntry(ObjectNode map, ByteBuffer entry, Holds holds) {
        var key = "";
        var text = "";
        while (entry.hasRemaining()) {
            var tag = (int) varint(entry);
            var part = value(entry, tag & 7);
            if (part != null && tag >>> 3 == 1) {
                key = text(part);
            } else if (part != null) {
                text = holds == Holds.TEXT_MAP
                        ? text(part)
                        : Base64.getEncoder().encodeToString(bytes(part));
            }
        }
        map.put(key, text);
    }

    /** The bytes of a value that has some; others are passed over. */
    private static @Nullable ByteBuffer value(ByteBuffer buffer, int wireType) {
        switch (wireType) {
            case VARINT -> varint(buffer);
            case FIXED_64 -> buffer.getLong();
            case FIXED_32 -> buffer.getInt();
            case BYTES -> {
                var length = (int) varint(buffer);
                var value = buffer.slice(buffer.position(), length);
                buffer.position(buffer.position() + length);
                return value;
            }
            default -> throw new IllegalArgumentException("wire type " + wireType);
        }
        return null;
    }

    private static long varint(ByteBuffer buffer) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            var next = buffer.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    private static byte[] bytes(ByteBuffer value) {
        var bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static Field field(String name, Holds holds) {
        return new Field(name, holds, Map.of());
    }

    private static Field message(String name, Map<Integer, Field> fields) {
        return new Field(name, Holds.MESSAGE, fields);
    }
}
