package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Slow;
import dev.onair.simulator.fault.StaleList;
import dev.onair.simulator.fault.Status;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsIT {
    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpResponse<String> create() throws Exception {
        return caller.call("POST", "/ott/channels", TestCaller.exampleText("5.1"));
    }

    @Test
    void answersLateAndTakesEffectThen() throws Exception {
        simulator.faults().onEveryCall().once(new Slow(Duration.ofMillis(200)));
        var start = System.nanoTime();

        assertThat(create().statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void answersAStatusInsteadOfTheCall() throws Exception {
        simulator.faults().on("createChannel").once(new Status(503));

        assertThat(create().statusCode()).isEqualTo(503);
        assertThat(simulator.channels().all()).isEmpty();
    }

    @Test
    void cutsTheConnectionBeforeTheWrite() {
        simulator.faults().on("createChannel").once(new CutBefore());

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(simulator.channels().all()).isEmpty();
    }

    @Test
    void cutsTheConnectionAfterTheWriteAndLogsWhatWasDone() {
        simulator.faults().on("createChannel").once(new CutAfter());

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(simulator.channels().all()).hasSize(1);
        var line = simulator.requests().of("createChannel").getLast();
        assertThat(line.httpStatus()).isZero();
        assertThat(line.code()).contains(201);
        assertThat(line.ids()).containsExactly("push.testott.hls.com/ott/test");
        assertThat(line.faults()).containsExactly("cut-after");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fault": "throttle"}                              | 429 | APIGW.0308
            {"fault": "throttle", "byService": true}           | 500 | LIVE.100011007
            {"fault": "refuse-signature"}                      | 401 | LIVE.100011002
            {"fault": "refuse-token"}                          | 401 | APIGW.0307
            {"fault": "code"}                                  | 500 | LIVE.100011005
            {"fault": "code", "status": 400, "code": "LIVE.103011021"} | 400 | LIVE.103011021
            """)
    void refusesInTheShapeOfTheCall(String fault, int status, String code) throws Exception {
        assertThat(caller.admin("POST", "/faults", fault.replace("}", ", \"times\": 2}"))
                        .statusCode())
                .isEqualTo(200);

        var channel = create();
        var flow = caller.get("/flows");

        assertThat(channel.statusCode()).isEqualTo(status);
        assertThat(channel.body()).contains((code.startsWith("LIVE") ? "result_code" : "error_code") + "\":\"" + code);
        assertThat(flow.body()).contains("error_code\":\"" + code);
        assertThat(simulator.channels().all()).isEmpty();
        assertThat(simulator.requests().all().getLast().errorCode()).contains(code);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void saysWhenToComeAgain() throws Exception {
        caller.admin("POST", "/faults", "{\"fault\": \"throttle\", \"retryAfterSeconds\": 7}");

        assertThat(create().headers().firstValue("Retry-After")).contains("7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ott/channels?domain=a.b&app_name=ott&id=nobody | result_code
            /flows/detail?flow_id=nobody                    | error_code
            """)
    void answersWhatIsNotThereWith404(String path, String shape) throws Exception {
        simulator.faults().onEveryCall().once(new NotThereAs404());

        var answer = caller.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains(shape + "\":\"LIVE.103011019");
    }

    @Test
    void showsListsAsTheyWere() throws Exception {
        create();
        Thread.sleep(5); // the list is of a moment between the two
        simulator.faults().onEveryCall().always(StaleList.frozenAt(Instant.now()));
        Thread.sleep(5);
        caller.call("PUT", "/ott/channels/general", TestCaller.exampleText("5.7"));
        caller.call("POST", "/flows", TestCaller.exampleText("7.1"));

        var channels = TestCaller.json(caller.get("/ott/channels"));
        assertThat(channels.at("/channels/0/name").asText()).isEqualTo("testname");
        assertThat(TestCaller.json(caller.get("/flows")).path("total").asInt()).isZero();
        simulator.faults().clear();
        assertThat(TestCaller.json(caller.get("/flows")).path("total").asInt()).isEqualTo(1);
    }
}
