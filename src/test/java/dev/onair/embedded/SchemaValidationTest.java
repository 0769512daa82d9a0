package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those that kube's apiextensions-apiserver 1.36 gave for the same objects. */
class SchemaValidationTest {
    private final ResourceType type = streams();

    private static ResourceType streams() {
        try (var crd = SchemaValidationTest.class.getResourceAsStream("/embedded/stream-crd.yaml")) {
            var definition =
                    Json.parseYamlDocuments(Objects.requireNonNull(crd)).getFirst();
            return Definitions.types(definition).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                                | spec: Required value
        {"spec":null}                                     | spec: Required value
        {"spec":"x"}                                      | spec: Invalid value: "string": spec in body must be of type object: "string"
        {"spec":{}}                                       | spec.channelName: Required value
        {"spec":{"channelName":"a"}}                      | spec.channelName: Invalid value: "a": spec.channelName in body should be at least 2 chars long
        {"spec":{"channelName":"abcdefghijklm"}}          | spec.channelName: Too long: may not be more than 10 bytes
        {"spec":{"channelName":"AB"}}                     | spec.channelName: Invalid value: "AB": spec.channelName in body should match '^[a-z0-9-]*$'
        {"spec":{"channelName":5}}                        | spec.channelName: Invalid value: "integer": spec.channelName in body must be of type string: "integer"
        {"spec":{"channelName":null}}                     | spec.channelName: Required value
        {"spec":{"channelName":"ab","bitrateKbps":50}}    | spec.bitrateKbps: Invalid value: 50: spec.bitrateKbps in body should be greater than or equal to 100
        {"spec":{"channelName":"ab","bitrateKbps":50000}} | spec.bitrateKbps: Invalid value: 50000: spec.bitrateKbps in body should be less than or equal to 20000
        {"spec":{"channelName":"ab","bitrateKbps":"2"}}   | spec.bitrateKbps: Invalid value: "string": spec.bitrateKbps in body must be of type integer: "string"
        {"spec":{"channelName":"ab","bitrateKbps":50000000000}} | <nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec.bitrateKbps, spec.bitrateKbps: Invalid value: 50000000000: spec.bitrateKbps in body should be less than or equal to 20000
        {"spec":{"channelName":"ab","ratio":0}}           | spec.ratio: Invalid value: 0: spec.ratio in body should be greater than 0
        {"spec":{"channelName":"ab","ratio":1}}           | spec.ratio: Invalid value: 1: spec.ratio in body should be less than 1
        {"spec":{"channelName":"ab","ratio":0.3}}         | spec.ratio: Invalid value: 0.3: spec.ratio in body should be a multiple of 0.25
        {"spec":{"channelName":"ab","mode":"X"}}          | spec.mode: Unsupported value: "X": supported values: "Live", "Replay"
        {"spec":{"channelName":"ab","startAt":"soon"}}    | spec.startAt: Invalid value: "soon": spec.startAt in body must be of type date-time: "soon"
        {"spec":{"channelName":"ab","port":true}}         | spec.port: Invalid value: "boolean": spec.port in body must be of type integer,string: "boolean"
        {"spec":{"channelName":"ab","enabled":"yes"}}     | spec.enabled: Invalid value: "string": spec.enabled in body must be of type boolean: "string"
        {"spec":{"channelName":"ab","extra":[1]}}         | spec.extra: Invalid value: "array": spec.extra in body must be of type object: "array"
        {"spec":{"channelName":"ab","tags":[]}}           | spec.tags: Invalid value: 0: spec.tags in body should have at least 1 items
        {"spec":{"channelName":"ab","tags":["a","b","c","d"]}} | spec.tags: Too many: 4: must have at most 3 items
        {"spec":{"channelName":"ab","tags":["a","a"]}}    | spec.tags[1]: Duplicate value: "a"
        {"spec":{"channelName":"ab","tags":["abcdefghi"]}} | spec.tags[0]: Too long: may not be more than 8 bytes
        {"spec":{"channelName":"ab","hours":["x"]}}       | spec.hours[0]: Invalid value: "string": spec.hours[0] in body must be of type integer: "string"
        {"spec":{"channelName":"ab","meta":{}}}           | spec.meta: Invalid value: 0: spec.meta in body should have at least 1 properties
        {"spec":{"channelName":"ab","meta":{"a":"1","b":"2","c":"3"}}} | spec.meta: Too many: 3: must have at most 2 items
        {"spec":{"channelName":"ab","meta":{"a":1}}}      | spec.meta.a: Invalid value: "integer": spec.meta.a in body must be of type string: "integer"
        {"spec":{"channelName":"ab","outputs":[{"url":"x"}]}} | spec.outputs[0].name: Required value
        {"spec":{"channelName":"ab","outputs":[{"name":"x"},{"name":"x"}]}} | spec.outputs[1]: Duplicate value: {"name":"x"}
        {"spec":{"channelName":"ab","outputs":{"name":"x"}}} | spec.outputs: Invalid value: "object": spec.outputs in body must be of type array: "object"
        """)
    void refusesInTheWordsOfTheRealServer(String object, String message) {
        var causes = SchemaValidation.check(shaped(object), type.schema());

        assertThat(causes.stream().map(Cause::toString).collect(Collectors.joining(", ")))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"spec":{"channelName":"ab","note":null}}
        {"spec":{"channelName":"ab","port":80}}
        {"spec":{"channelName":"ab","port":"80%"}}
        {"spec":{"channelName":"ab","bitrateKbps":300.0}}
        {"spec":{"channelName":"ab","startAt":"2026-01-02T03:04:05Z"}}
        {"spec":{"channelName":"ab","startAt":"2026-01-02T03:04:05.678+08:00"}}
        {"spec":{"channelName":"ab","extra":{"any":[{"thing":1}]}}}
        {"spec":{"channelName":"ab","enabled":null}}
        """)
    void acceptsWhatTheRealServerAccepts(String object) {
        assertThat(SchemaValidation.check(shaped(object), type.schema())).isEmpty();
    }

    @Test
    void fillsInDefaultsAtEveryDepth() {
        var object = shaped("""
                {"spec":{"channelName":"ab","mode":null,"outputs":[{"name":"o"}]}}""");

        assertThat(object).isEqualTo(Api.json("""
                {"spec":{"channelName":"ab","outputs":[{"name":"o","weight":1}],"mode":"Live"},
                 "status":{"observedGeneration":-1}}"""));
    }

    @Test
    void dropsUnknownFieldsAndNamesThem() {
        var object = Api.json("""
                {"spec":{"channelName":"ab","foo":1,"outputs":[{"name":"o","bar":2}],"extra":{"kept":3}},"top":4}""");

        var unknown = SchemaShape.prune(object, type.schema());

        assertThat(unknown).containsExactly("spec.foo", "spec.outputs[0].bar", "top");
        assertThat(object).isEqualTo(Api.json("""
                {"spec":{"channelName":"ab","outputs":[{"name":"o"}],"extra":{"kept":3}}}"""));
    }

    private ObjectNode shaped(String text) {
        var object = Api.json(text);
        SchemaShape.prune(object, type.schema());
        SchemaShape.fillDefaults(object, type.schema());
        return object;
    }
}
