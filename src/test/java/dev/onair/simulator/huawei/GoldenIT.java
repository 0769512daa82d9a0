package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The document's examples, word for word, at a fixed moment; {@code -Dgolden.write=true} writes the answers anew. Where a
 * section has an example answer and no example request, the request is its table's.
 */
class GoldenIT {
    private static final Path FOLDER = Path.of("src/test/resources/golden/huawei");
    private static final Instant NOW = Instant.ofEpochSecond(1741660000);
    private static final String FLOW = "ec897482-d24b-4d64-aa39-407980902b1d";
    private static final ObjectWriter PRETTY = TestCaller.JSON.writer(printer());
    /** What had to be mended in a request, and why. */
    private static final Map<String, String> MENDED = Map.of(
            "4.1", "the document closes the object before its endpoints; the two lines are left out",
            "7.7", "the document lacks the last brace");
    /** Where the answer is not the example's or what is given is not what the document leads to, and why. */
    private static final Map<String, String> NOTES = Map.of(
            "5.1",
            "the example's answer has the sources of an RTMP_PUSH channel, the example's request is FLV_PULL;"
                    + " table 5-30 has them for RTMP_PUSH only",
            "5.4",
            "the example sends no package ids, which table 5-74 wants of packages that there are, so there are none",
            "6.1",
            "the example closes query after its first dimension; tables 6-4 and 6-5 have all dimensions in it");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final HuaweiSimulator simulator = HuaweiSimulator.start(HuaweiSimulator.Options.defaults()
            .withClock(clock)
            .withSeed(1)
            .withAccounts(AccountSetup.sample().withProject("projectname", "c6c7f6210ad6696ab44ef27ea19f8db1")));
    private final TestCaller caller = new TestCaller(simulator, clock);

    private static DefaultPrettyPrinter printer() {
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            4.1-token    | 4.1-token | nothing      | POST   | /v3/auth/tokens
            4.1          | 4.1       | nothing      | POST   | /ott/channels
            5.1          | 5.1       | nothing      | POST   | /ott/channels
            5.1-refused  | 5.1       | channel      | POST   | /ott/channels
            5.2          | -         | pushed       | GET    | /ott/channels?app_name=ott&domain=push.testott.hls.com&id=test
            5.2-refused  | -         | nothing      | GET    | /ott/channels?app_name=ott&domain=push.testott.hls.com&id=agbc
            5.3          | -         | channel      | DELETE | /ott/channels?app_name=ott&domain=push.testott.hls.com&id=test
            5.3-refused  | -         | nothing      | DELETE | /ott/channels?app_name=ott&domain=push.testott.hls.com&id=test
            5.4          | 5.4       | bare         | PUT    | /ott/channels/endpoints
            5.5          | 5.5       | channel      | PUT    | /ott/channels/input
            5.6          | 5.6       | channel      | PUT    | /ott/channels/record-settings
            5.7          | 5.7       | channel      | PUT    | /ott/channels/general
            5.7-refused  | 5.7       | nothing      | PUT    | /ott/channels/general
            5.8          | 5.8       | channel      | PUT    | /ott/channels/state
            5.8-refused  | 5.8       | running      | PUT    | /ott/channels/state
            5.9          | 5.9       | channel      | PUT    | /ott/channels/encoder-settings
            5.10         | 5.10      | signals      | POST   | /ott/channels/statistic?limit=50&offset=10
            5.10-refused | 5.10      | nothing      | POST   | /ott/channels/statistic?limit=50&offset=10
            6.1          | -         | nothing      | GET    | /ott/dims-info?namespace=SYS.LIVE
            6.1-refused  | -         | nothing      | GET    | /ott/dims-info?namespace=SYS.VOD
            6.2-1        | 6.2-1     | audio        | POST   | /ott/instances
            6.2-2        | 6.2-2     | audio        | POST   | /ott/instances
            7.1          | 7.1       | nothing      | POST   | /flows
            7.1-refused  | 7.1       | flow         | POST   | /flows
            7.2          | -         | flow         | GET    | /flows
            7.2-refused  | -         | flow         | GET    | /flows?limit=101
            7.3          | -         | flow         | DELETE | /flows?flow_id=FLOW
            7.4          | -         | running-flow | GET    | /flows/detail?flow_id=FLOW
            7.4-refused  | -         | nothing      | GET    | /flows/detail?flow_id=FLOW
            7.5          | -         | flow         | PUT    | /flows/start?flow_id=FLOW
            7.5-refused  | -         | running-flow | PUT    | /flows/start?flow_id=FLOW
            7.6          | -         | running-flow | PUT    | /flows/stop?flow_id=FLOW
            7.6-refused  | -         | flow         | PUT    | /flows/stop?flow_id=FLOW
            7.7          | 7.7       | flow         | PUT    | /flows/sources?flow_id=FLOW&source_name=gzztest_caller
            7.8          | 7.8       | flow         | POST   | /flows/outputs?flow_id=FLOW
            7.8-refused  | 7.8       | output       | POST   | /flows/outputs?flow_id=FLOW
            7.9          | 7.9       | output       | PUT    | /flows/outputs?flow_id=FLOW&output_name=test
            7.9-refused  | 7.9       | flow         | PUT    | /flows/outputs?flow_id=FLOW&output_name=test
            7.10         | -         | output       | GET    | /flows/outputs?flow_id=FLOW&output_name=test
            7.10-refused | -         | flow         | GET    | /flows/outputs?flow_id=FLOW&output_name=test
            7.11         | -         | output       | DELETE | /flows/outputs?flow_id=FLOW&output_name=test
            9.3          | -         | nothing      | GET    | /v3/projects
            """)
    void answersTheDocumentsExample(String name, String example, String given, String method, String path)
            throws Exception {
        seed(given);
        var url = path.replace("FLOW", FLOW);
        var body = example == null ? "" : TestCaller.exampleText(example);

        var answer = path.startsWith("/v3/auth/tokens")
                ? caller.plain(method, path, Map.of("Content-Type", "application/json"), body)
                : path.startsWith("/v3/") ? caller.send(method, path, body) : caller.call(method, url, body);

        assertIsGolden(name, exchange(name, given, method + " " + url, body, answer));
    }

    private void seed(String given) throws Exception {
        switch (given) {
            case "nothing" -> {}
            case "channel" -> channel("5.1");
            case "running" -> simulator.channels().change(channel("5.1"), channel -> channel.withState(true));
            case "bare" -> simulator.channels().edit(channel("5.1"), settings -> settings.remove("endpoints"));
            case "pushed" ->
                simulator
                        .channels()
                        .edit(
                                channel("5.1"),
                                settings -> ((ObjectNode) settings.path("input")).put("input_protocol", "RTMP_PUSH"));
            case "signals" -> signals();
            case "audio" -> audio();
            case "flow" -> flow();
            case "running-flow" -> {
                flow();
                simulator.flows().start(FLOW);
            }
            case "output" -> {
                flow();
                caller.call("POST", "/flows/outputs?flow_id=" + FLOW, TestCaller.exampleText("7.8"));
            }
            default -> throw new IllegalArgumentException(given);
        }
    }

    private ChannelKey channel(String section) throws Exception {
        var example = TestCaller.example(section);
        var key = ChannelKey.of(simulator.projectId(), example);
        example.remove(List.of("domain", "app_name", "id", "state"));
        return simulator.channels().create(key, example, false).key();
    }

    private void signals() throws Exception {
        var asked = TestCaller.example("5.10");
        var key = ChannelKey.of(simulator.projectId(), asked);
        simulator.channels().create(key, TestCaller.JSON.createObjectNode(), true);
        var start = asked.at("/scte35/start_time").asLong();
        for (var i = 0; i < 12; i++) {
            simulator.channels().signal(key, Signal.of("splice_insert", 100 + i, start + i, 120));
        }
        simulator.channels().signal(key, Signal.of("splice_insert", 1, start - 1, 120));
    }

    /** Channels with the pipelines and audios of which the examples speak. */
    private void audio() {
        var settings = TestCaller.JSON.createObjectNode();
        var audios = settings.putObject("encoder_settings_expand").putArray("audio_descriptions");
        for (var i = 0; i < 5; i++) audios.addObject().put("name", "a" + i).put("audio_selector_name", "s" + i);
        for (var id : List.of("test1112", "cctv1")) {
            var key = new ChannelKey(simulator.projectId(), "push.testott.hls.com", "ott", id);
            simulator.channels().create(key, settings, true);
        }
    }

    private void flow() throws Exception {
        var example = TestCaller.example("7.1");
        var source = (ObjectNode) example.at("/sources/0");
        simulator.flows().create(simulator.projectId(), FLOW, "test_caller", "cn-north-5", List.of(source));
    }

    private static String exchange(String name, String given, String line, String body, HttpResponse<String> answer)
            throws Exception {
        var section = name.replace("-refused", "");
        var text = new StringBuilder("# document " + section + "; given: " + given + "\n");
        Optional.ofNullable(MENDED.get(section)).ifPresent(why -> text.append("# mended: " + why + "\n"));
        Optional.ofNullable(NOTES.get(name)).ifPresent(why -> text.append("# note: " + why + "\n"));
        text.append(line + "\n");
        if (!body.isEmpty()) text.append("Content-Type: application/json\n\n" + body + "\n");
        text.append("\nHTTP " + answer.statusCode() + "\n");
        for (var header : List.of("Content-Type", "X-Subject-Token")) {
            answer.headers().firstValue(header).ifPresent(value -> text.append(header + ": " + value + "\n"));
        }
        return text + "\n" + PRETTY.writeValueAsString(TestCaller.json(answer)) + "\n";
    }

    private static void assertIsGolden(String name, String exchange) throws Exception {
        var file = FOLDER.resolve(name + ".http");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, exchange);
        }
        assertThat(exchange).isEqualTo(Files.readString(file));
    }
}
