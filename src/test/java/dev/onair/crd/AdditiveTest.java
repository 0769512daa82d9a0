package dev.onair.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CRDs only ever add to what the rollback partner has: docs/versions.md, "What may change". */
class AdditiveTest {
    private static List<String> problems(String before, String after) throws JsonProcessingException {
        var json = new ObjectMapper();
        return Additive.problems(
                "spec", json.readTree(before.replace('\'', '"')), json.readTree(after.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {'properties':{'a':{}}}                | {'properties':{}}                         | spec.a: is gone
                    {'type':'string'}                      | {'type':'integer'}                        | spec: type was string and is integer
                    {'pattern':'a'}                        | {'pattern':'b'}                           | spec: pattern was a and is b
                    {'pattern':'^a$'}                      | {'pattern':'^b$'}                         | spec: pattern was ^a$ and is ^b$
                    {'maxLength':9}                        | {'maxLength':8}                           | spec: maxLength is narrower, 8 after 9
                    {}                                     | {'maxItems':8}                            | spec: maxItems is narrower, 8 after not set
                    {'minimum':1}                          | {'minimum':2}                             | spec: minimum is narrower, 2 after 1
                    {'enum':['a','b']}                     | {'enum':['a']}                            | spec: accepts no more: [b]
                    {}                                     | {'required':['a']}                        | spec: requires now [a]
                    {'items':{'maxLength':9}}              | {'items':{'maxLength':8}}                 | spec[]: maxLength is narrower, 8 after 9
                    {'additionalProperties':{'maximum':9}} | {'additionalProperties':{'maximum':8}}    | spec[]: maximum is narrower, 8 after 9
                    """)
    void findsWhatAnObjectCouldBeRefusedFor(String before, String after, String problem)
            throws JsonProcessingException {
        assertThat(problems(before, after)).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {'properties':{}}         | {'properties':{'a':{'required':['b']}}}
                    {'maxLength':9}           | {'maxLength':10}
                    {'maxLength':9}           | {}
                    {'minimum':1}             | {'minimum':0}
                    {'enum':['a']}            | {'enum':['a','b']}
                    {'enum':['a']}            | {}
                    {'pattern':'a'}           | {}
                    {'pattern':'^a$'}         | ~{'pattern':'^a$|^b$'}~
                    {'required':['a']}        | {}
                    """)
    void takesWhatIsAdded(String before, String after) throws JsonProcessingException {
        assertThat(problems(before, after)).isEmpty();
    }

    @TestFactory
    List<DynamicTest> theCrdsOnlyAddToThoseOfTheRollbackPartner() {
        return RollbackPartner.crds().entrySet().stream()
                .map(crd -> DynamicTest.dynamicTest(crd.getKey(), () -> addsOnly(crd.getKey(), crd.getValue())))
                .toList();
    }

    private static void addsOnly(String file, String before) throws IOException {
        var yaml = new YAMLMapper();
        var schema = "/spec/versions/0/schema/openAPIV3Schema";
        var now = Files.readString(Path.of("crds", file));

        assertThat(Additive.problems(
                        file.substring(0, file.indexOf('.')),
                        yaml.readTree(before).at(schema),
                        yaml.readTree(now).at(schema)))
                .isEmpty();
    }
}
