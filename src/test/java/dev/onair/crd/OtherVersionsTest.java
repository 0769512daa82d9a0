package dev.onair.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.common.ReadPart;
import dev.onair.common.Unread;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every kind, as an object of another version might have it: nothing fails to be read, and nothing is lost. */
class OtherVersionsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final KubernetesSerialization SERIALIZATION = ResourceJson.serialization();
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final Map<String, JSONSchemaProps> SCHEMAS = new TreeMap<>();

    @BeforeAll
    static void readSchemas() throws IOException {
        Crds.all()
                .values()
                .forEach(crd -> SCHEMAS.put(
                        crd.getSpec().getNames().getKind(),
                        crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema()));
    }

    static Stream<Arguments> parts() {
        return Crds.KINDS.stream()
                .flatMap(kind -> Stream.of("spec", "status").map(part -> Arguments.of(kind.getSimpleName(), part)));
    }

    private static Class<? extends CustomResource<?, ?>> type(String kind) {
        return Crds.KINDS.stream()
                .filter(type -> type.getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode example(String kind, String part) {
        return SchemaExample.of(SCHEMAS.get(kind).getProperties().get(part));
    }

    private static CustomResource<?, ?> read(String kind, String part, JsonNode value) {
        var type = type(kind);
        var object = JSON.objectNode()
                .put("apiVersion", HasMetadata.getApiVersion(type))
                .put("kind", HasMetadata.getKind(type));
        object.putObject("metadata").put("namespace", "tv").put("name", "x");
        object.set(part, value);
        return SERIALIZATION.unmarshal(object.toString(), type);
    }

    private static List<Unread.Field> unreadable(CustomResource<?, ?> resource, String part) {
        return ((ReadPart) ("spec".equals(part) ? resource.getSpec() : resource.getStatus())).unreadable();
    }

    private static JsonNode written(CustomResource<?, ?> resource, String part) throws IOException {
        return TREES.readTree(SERIALIZATION.asJson(resource)).get(part);
    }

    /** Calls with the path and the node that has the field or entry. */
    private static void walk(JsonNode node, String path, BiConsumer<String, Field> visitor) {
        switch (node) {
            case ObjectNode object ->
                List.copyOf(object.properties()).forEach(field -> {
                    var below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                    visitor.accept(below, new Field(object, field.getKey(), -1));
                    walk(field.getValue(), below, visitor);
                });
            case ArrayNode array -> {
                for (var index = 0; index < array.size(); index++) {
                    visitor.accept(path + "[" + index + "]", new Field(array, "", index));
                    walk(array.get(index), path + "[" + index + "]", visitor);
                }
            }
            default -> {}
        }
    }

    private record Field(JsonNode parent, String name, int index) {
        JsonNode get() {
            return index < 0 ? parent.get(name) : parent.get(index);
        }

        void set(JsonNode value) {
            if (index < 0) {
                ((ObjectNode) parent).set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void readsWhatTheSchemaHasWithoutAnythingLeftOver(String kind, String part) throws IOException {
        var example = example(kind, part);
        var resource = read(kind, part, example);

        assertThat(unreadable(resource, part)).isEmpty();
        assertThat(written(resource, part)).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void keepsAFieldThatItDoesNotKnowAtAnyDepth(String kind, String part) throws IOException {
        var example = example(kind, part);
        var objects = new ArrayList<ObjectNode>(List.of((ObjectNode) example));
        walk(example, "", (path, field) -> {
            if (field.get() instanceof ObjectNode object) {
                objects.add(object);
            }
        });
        objects.forEach(object -> object.put("newField", "x"));

        var resource = read(kind, part, example);

        assertThat(unreadable(resource, part)).isEmpty();
        assertThat(written(resource, part)).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void namesTheFieldThatItCannotRead(String kind, String part) {
        var strange = List.of(
                JSON.nullNode(),
                JSON.textNode("Surely-Not"),
                JSON.numberNode(4.5),
                JSON.booleanNode(false),
                JSON.objectNode().put("x", "y"),
                JSON.arrayNode().add(JSON.nullNode()));
        var whole = example(kind, part);
        walk(whole, "", (path, field) -> {
            var right = field.get();
            strange.stream()
                    .filter(value -> !(value.getNodeType() == right.getNodeType() && !right.isArray()))
                    .forEach(value -> {
                        field.set(value);
                        var resource = read(kind, part, whole);
                        assertThat(unreadable(resource, part))
                                .as("%s.%s: %s", kind, path, value)
                                .anySatisfy(found -> assertThat(found.path()).startsWith(path));
                        assertThat(unreadable(resource, part))
                                .allSatisfy(found -> assertThat(found.problem()).isNotBlank());
                    });
            field.set(right);
        });
    }

    @ParameterizedTest
    @MethodSource("parts")
    void readsWhatIsNotEvenAnObject(String kind, String part) {
        for (var value : List.of(
                JSON.nullNode(),
                JSON.textNode("x"),
                JSON.numberNode(1),
                JSON.arrayNode().add(1))) {
            var resource = read(kind, part, value);

            assertThat(resource.getSpec()).isNotNull();
            if ("spec".equals(part) || !value.isNull()) {
                assertThat(unreadable(resource, part)).as(value.toString()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void givesACopyThatKnowsAsMuch(String kind, String part) throws IOException {
        var example = example(kind, part);
        walk(example, "", (path, field) -> {
            if (field.get().isTextual()) {
                field.set(JSON.arrayNode());
            }
        });
        var resource = read(kind, part, example);

        var copy = SERIALIZATION.clone(resource);

        assertThat(unreadable(copy, part)).isEqualTo(unreadable(resource, part)).isNotEmpty();
        assertThat(written(copy, part)).isEqualTo(example);
    }
}
