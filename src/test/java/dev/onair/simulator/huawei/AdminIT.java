package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminIT {
    private static final String ONE = "/ott/push.testott.hls.com/ott/test";

    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);

    @BeforeEach
    void seed() throws Exception {
        assertThat(caller.admin("POST", "/ott", TestCaller.exampleText("5.1")).statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private OttChannel channel() {
        return simulator.channels().get("push.testott.hls.com", "ott", "test");
    }

    @Test
    void changesAChannelBehindTheBackOfTheApi() throws Exception {
        var patch = "{\"name\": null, \"state\": \"ON\", \"record_settings\": {\"rollingbuffer_duration\": 7}}";

        assertThat(caller.admin("PATCH", ONE, patch).statusCode()).isEqualTo(200);

        assertThat(channel().on()).isTrue();
        assertThat(channel().settings().has("name")).isFalse();
        assertThat(channel()
                        .settings()
                        .at("/record_settings/rollingbuffer_duration")
                        .asInt())
                .isEqualTo(7);
        assertThat(channel().settings().has("input")).isTrue();
    }

    @Test
    void takesSignalsForAChannel() throws Exception {
        caller.admin("POST", ONE + "/signals", "{\"type\": \"time_signal\", \"event_id\": 5, \"start_date\": 9}");

        assertThat(channel().signals())
                .containsExactly(Signal.of("time_signal", 5, 9, -1).inRegion("master", "ap-southeast-1"));
    }

    @Test
    void deletesAChannelBehindTheBackOfTheApi() throws Exception {
        assertThat(caller.admin("DELETE", ONE, "").statusCode()).isEqualTo(204);
        assertThat(simulator.channels().all()).isEmpty();
        assertThat(caller.admin("DELETE", ONE, "").statusCode()).isEqualTo(400);
    }

    @Test
    void changesAFlowBehindTheBackOfTheApi() throws Exception {
        var made = TestCaller.json(caller.admin("POST", "/flows", TestCaller.exampleText("7.1")));
        var flow = "/flows/" + made.path("flowId").asText();

        caller.admin("PATCH", flow, "{\"status\": \"ACTIVE\"}");
        caller.admin("PATCH", flow + "/sources/gzztest_caller", "{\"min_latency\": 1, \"stream_id\": null}");

        var changed = simulator.flows().all().getFirst();
        assertThat(changed.active()).isTrue();
        assertThat(changed.sources().getFirst().path("min_latency").asInt()).isEqualTo(1);
        assertThat(caller.admin("PATCH", flow + "/outputs/nobody", "{}").statusCode())
                .isEqualTo(400);
        assertThat(caller.admin("DELETE", flow, "").statusCode()).isEqualTo(204);
        assertThat(simulator.flows().all()).isEmpty();
    }

    @Test
    void addsAccountsAndKeysThatCanCall() throws Exception {
        caller.admin(
                "POST",
                "/accounts",
                "{\"name\": \"o\", \"projectId\": \"p\", \"accessKey\": \"a\", \"secretKey\": \"b\"}");
        caller.admin("POST", "/accounts/o/keys", "{\"accessKey\": \"c\", \"secretKey\": \"d\"}");
        caller.admin("DELETE", "/accounts/o/keys/a", "");

        var headers = Map.of("X-Project-Id", "p");
        assertThat(caller.signed(new TestSigner("c", "d"), "GET", "/v1/p/flows", headers, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.signed(new TestSigner("a", "b"), "GET", "/v1/p/flows", headers, "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void logsWhatWasAskedWithSecretsMasked() throws Exception {
        caller.call("POST", "/flows", TestCaller.exampleText("7.1").replace("*****", "very-secret"));
        caller.get("/flows/detail?flow_id=nobody");

        var log = TestCaller.json(caller.admin("GET", "/requests", ""));

        assertThat(log.findValuesAsText("call")).containsExactly("createFlow", "getFlowDetail");
        assertThat(log.toString()).contains("gzztest_caller", "*****").doesNotContain("very-secret");
        assertThat(log.at("/0/ids/0").asText())
                .isEqualTo(simulator.flows().all().getFirst().flowId());
        assertThat(log.at("/1/parameters/flow_id").asText()).isEqualTo("nobody");
        assertThat(log.at("/1/errorCode").asText()).isEqualTo("LIVE.103011019");
        assertThat(TestCaller.json(caller.admin("GET", "/requests?call=createFlow", "")))
                .hasSize(1);
    }

    @Test
    void movesTheClock() throws Exception {
        var before = simulator.now();

        caller.admin("PUT", "/clock", "{\"advance\": \"PT24H\"}");

        assertThat(simulator.now()).isAfter(before.plusSeconds(24 * 3600 - 1));
        assertThat(caller.get("/flows").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT   | /quirks                 | {"refusedWhileRunning": ["fly"]} | there are [createChannel
            PUT   | /clock                  | {"advance": "a day"}             | ISO duration
            GET   | /accounts/x             |                                  | not for
            PATCH | /ott/a/b/c              | {}                               | no channel a/b/c
            POST  | /ott/push.testott.hls.com/ott/test/signals | {}            | type
            """)
    void refusesWhatItCannotDo(String method, String path, String body, String named) throws Exception {
        assertThat(caller.admin(method, path, body == null ? "" : body).body()).contains(named);
    }

    @Test
    void tellsListenersOfEachExchange() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        simulator.onExchange((request, reply) -> seen.add(request.method() + " " + reply.status()));

        caller.get("/flows");
        caller.admin("GET", "/flows", "");

        assertThat(seen).isEqualTo(List.of("GET 200"));
    }
}
