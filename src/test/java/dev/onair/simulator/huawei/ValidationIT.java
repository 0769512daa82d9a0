package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Every rule of the document about a parameter, one row each: validation.csv is the table. A row changes the document's
 * example of the call: {@code pointer=JSON}, or {@code pointer=-} to leave the field out, separated by {@code ;}.
 */
class ValidationIT {
    private static final String FLOW = "f1";
    /** Method, path and the section whose example is changed. */
    private static final Map<String, List<String>> CALLS = Map.ofEntries(
            Map.entry("create", List.of("POST", "/ott/channels", "5.1")),
            Map.entry("endpoints", List.of("PUT", "/ott/channels/endpoints", "5.4")),
            Map.entry("input", List.of("PUT", "/ott/channels/input", "5.5")),
            Map.entry("record", List.of("PUT", "/ott/channels/record-settings", "5.6")),
            Map.entry("general", List.of("PUT", "/ott/channels/general", "5.7")),
            Map.entry("state", List.of("PUT", "/ott/channels/state", "5.8")),
            Map.entry("encoder", List.of("PUT", "/ott/channels/encoder-settings", "5.9")),
            Map.entry("statistic", List.of("POST", "/ott/channels/statistic", "5.10")),
            Map.entry("instances", List.of("POST", "/ott/instances", "6.2-1")),
            Map.entry("flow", List.of("POST", "/flows", "7.1")),
            Map.entry("source", List.of("PUT", "/flows/sources?flow_id=f1&source_name=s", "7.7")),
            Map.entry("outputs", List.of("POST", "/flows/outputs?flow_id=f1", "7.8")),
            Map.entry("output", List.of("PUT", "/flows/outputs?flow_id=f1&output_name=o", "7.9")));

    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);

    /** What the calls that change something change; the call that makes a channel makes another one. */
    @BeforeEach
    void seed() throws Exception {
        var settings = TestCaller.example("5.1");
        settings.remove(List.of("domain", "app_name", "id", "state", "endpoints"));
        var there = new ChannelKey(simulator.projectId(), "push.testott.hls.com", "ott", "test");
        var asked = new ChannelKey(simulator.projectId(), "www.huaweiott.pushdomain.com", "live", "channelId");
        simulator.channels().create(there, settings, false);
        simulator.channels().create(asked, settings, false);
        var source = (ObjectNode) TestCaller.example("7.7").path("source");
        simulator
                .flows()
                .create(
                        simulator.projectId(),
                        FLOW,
                        "f",
                        "r",
                        List.of(source.deepCopy().put("name", "s")));
        var output = (ObjectNode)
                TestCaller.JSON.readTree(TestCaller.exampleText("7.8")).get(0);
        simulator.flows().change(FLOW, flow -> flow.withOutputs(List.of(output.put("name", "o"))));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(resources = "/huawei/validation.csv", delimiter = '|', quoteCharacter = '`', nullValues = "nothing")
    void answersTheDocumentedCode(String rule, String call, String changes, String outcome) throws Exception {
        var request = CALLS.get(call);
        var body = TestCaller.JSON.readTree(TestCaller.exampleText(request.get(2)));
        if (call.equals("create")) ((ObjectNode) body).put("id", "new");
        if (changes != null) {
            for (var change : changes.split(" ; ", -1)) apply(body, change);
        }

        var answer = caller.call(request.get(0), request.get(1), body.toString());

        assertThat(TestCaller.outcome(answer)).as(answer.body()).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/huawei/queries.csv", delimiter = '|', quoteCharacter = '`')
    void answersTheDocumentedCodeToAQuery(String method, String path, String outcome) throws Exception {
        var answer = caller.call(method, path.replaceAll("x([0-9]+)x", "a".repeat(number(path))), "");

        assertThat(TestCaller.outcome(answer)).as(answer.body()).isEqualTo(outcome);
    }

    private static int number(String path) {
        return path.matches(".*x[0-9]+x.*") ? Integer.parseInt(path.replaceAll(".*x([0-9]+)x.*", "$1")) : 0;
    }

    private static void apply(JsonNode body, String change) throws Exception {
        var parts = change.strip().split("=", 2);
        var pointer = JsonPointer.compile(parts[0]);
        var parent = body.at(pointer.head());
        if (parent.isMissingNode()) parent = ((ObjectNode) body).withObject(pointer.head());
        var name = pointer.last().getMatchingProperty();
        if (parent instanceof ArrayNode array) {
            var index = pointer.last().getMatchingIndex();
            if (index < array.size()) array.set(index, value(parts[1]));
            else array.add(value(parts[1]));
        } else if (parts[1].equals("-")) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, value(parts[1]));
        }
    }

    /** JSON; x65 in quotes is sixty-five letters, and [n*…] the element n times, {i} in it its number. */
    private static JsonNode value(String text) throws Exception {
        if (text.matches("\"x[0-9]+\"")) {
            return TestCaller.JSON
                    .getNodeFactory()
                    .textNode("x".repeat(Integer.parseInt(text.substring(2, text.length() - 1))));
        }
        if (!text.matches("\\[[0-9]+\\*.*\\]")) return TestCaller.JSON.readTree(text);
        var star = text.indexOf('*');
        var element = text.substring(star + 1, text.length() - 1);
        var array = TestCaller.JSON.createArrayNode();
        for (var i = 0; i < Integer.parseInt(text.substring(1, star)); i++) {
            array.add(TestCaller.JSON.readTree(element.replace("{i}", Integer.toString(i))));
        }
        return array;
    }
}
