package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"a":1}           | [{"op":"add","path":"/b","value":2}]                       | {"a":1,"b":2}
        {"a":[1,3]}       | [{"op":"add","path":"/a/1","value":2}]                     | {"a":[1,2,3]}
        {"a":[1]}         | [{"op":"add","path":"/a/-","value":2}]                     | {"a":[1,2]}
        {"a":1,"b":2}     | [{"op":"remove","path":"/a"}]                              | {"b":2}
        {"a":[1,2,3]}     | [{"op":"remove","path":"/a/1"}]                            | {"a":[1,3]}
        {"a":[1,2]}       | [{"op":"replace","path":"/a/0","value":9}]                 | {"a":[9,2]}
        {"a":{"b":1}}     | [{"op":"move","from":"/a/b","path":"/c"}]                  | {"a":{},"c":1}
        {"a":{"b":1}}     | [{"op":"copy","from":"/a","path":"/c"}]                    | {"a":{"b":1},"c":{"b":1}}
        {"x/y":2}         | [{"op":"replace","path":"/x^1y","value":3}]                | {"x/y":3}
        {"a":1}           | [{"op":"test","path":"/a","value":1},{"op":"remove","path":"/a"}] | {}
        {"a":1}           | [{"op":"test","path":"/b","value":null}]                   | {"a":1}
        """)
    void carriesOutJsonPatches(String before, String patch, String after) throws IOException {
        // The source's own quote is a tilde, so a caret stands for it.
        assertThat(Patches.operations(Json.parse(before), Json.parse(patch.replace('^', '~'))))
                .isEqualTo(Json.parse(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"a":1}   | [{"op":"test","path":"/a","value":2}]
        {"a":1}   | [{"op":"remove","path":"/b"}]
        {"a":1}   | [{"op":"replace","path":"/b","value":1}]
        {"a":1}   | [{"op":"add","path":"/b/c","value":1}]
        {"a":[1]} | [{"op":"add","path":"/a/5","value":1}]
        {"a":1}   | [{"op":"explode","path":"/a"}]
        """)
    void refusesOperationsThatDoNotFit(String before, String patch) throws IOException {
        JsonNode target = Json.parse(before);
        JsonNode operations = Json.parse(patch);

        assertThatThrownBy(() -> Patches.operations(target, operations))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(422));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"a":{"b":1,"c":2}} | {"a":{"b":null,"d":3}} | {"a":{"c":2,"d":3}}
        {"a":[1,2]}         | {"a":[3]}              | {"a":[3]}
        {"a":1}             | {"a":{"b":null}}       | {"a":{}}
        """)
    void mergesMergePatches(String before, String patch, String after) throws IOException {
        assertThat(Patches.merge(Json.parse(before), Json.parse(patch))).isEqualTo(Json.parse(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"finalizers":["a"]}         | {"finalizers":["b"]}                              | {"finalizers":["a","b"]}
        {"finalizers":["a","b"]}     | {"$deleteFromPrimitiveList/finalizers":["a"]}     | {"finalizers":["b"]}
        {"conditions":[{"type":"A","status":"0"}]} | {"conditions":[{"type":"A","status":"1"},{"type":"B"}]} | {"conditions":[{"type":"A","status":"1"},{"type":"B"}]}
        {"ownerReferences":[{"uid":"1"},{"uid":"2"}]} | {"ownerReferences":[{"$patch":"delete","uid":"1"}]} | {"ownerReferences":[{"uid":"2"}]}
        {"data":{"a":"1","b":"2"}}   | {"data":{"$patch":"replace","c":"3"}}             | {"data":{"c":"3"}}
        {"data":{"a":"1"}}           | {"data":{"a":null,"b":"2"},"$setElementOrder/x":[]} | {"data":{"b":"2"}}
        {"other":[1,2]}              | {"other":[3]}                                     | {"other":[3]}
        """)
    void mergesListsOfStrategicPatchesByTheirKeys(String before, String patch, String after) throws IOException {
        assertThat(StrategicPatch.patch(Json.parse(before), Json.parse(patch))).isEqualTo(Json.parse(after));
    }
}
