package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowCallsIT {
    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);
    private String id = "";

    @BeforeEach
    void create() throws Exception {
        id = create("f", "\"protocol\":\"srt-listener\"").at("/flow/flow_id").asText();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private JsonNode create(String name, String source) throws Exception {
        var body = "{\"name\":\"" + name
                + "\",\"region\":\"cn-north-5\",\"sources\":[{\"name\":\"s\",\"description\":\"d\","
                + "\"decryption\":{\"key_type\":\"srt-password\",\"passphrase\":\"secret\"}," + source + "}]}";
        return TestCaller.json(caller.call("POST", "/flows", body));
    }

    private JsonNode ask(String method, String path, String body) throws Exception {
        return TestCaller.json(caller.call(method, path.replace("ID", id), body));
    }

    private String outcome(String method, String path, String body) throws Exception {
        return TestCaller.outcome(caller.call(method, path.replace("ID", id), body));
    }

    @Test
    void makesAFlowWithAnIdAndAnAddressToPushTo() throws Exception {
        var flow = ask("GET", "/flows/detail?flow_id=ID", "");

        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(flow.path("status").asText()).isEqualTo("STANDBY");
        assertThat(flow.at("/sources/0/source_listener_address").asText()).isEqualTo("srt://100.10.10.10");
        assertThat(flow.at("/sources/0/source_listener_port").asInt()).isEqualTo(5000);
        assertThat(flow.path("outputs").isMissingNode()).isTrue();
    }

    @Test
    void refusesAFlowOfTheSameNameInTheSameRegion() throws Exception {
        assertThat(create("f", "\"protocol\":\"srt-caller\"").path("error_code").asText())
                .isEqualTo("LIVE.103011018");
        assertThat(simulator.flows().all()).hasSize(1);
    }

    @Test
    void listsNamesAndStatesByPages() throws Exception {
        for (var i = 0; i < 11; i++) create("more" + i, "\"protocol\":\"srt-caller\"");

        var first = ask("GET", "/flows", "");
        var last = ask("GET", "/flows?limit=100&offset=11", "");

        assertThat(first.path("total").asInt()).isEqualTo(12);
        assertThat(first.path("flows")).hasSize(10);
        assertThat(first.at("/flows/0").toString())
                .isEqualTo("{\"name\":\"f\",\"region\":\"cn-north-5\",\"flow_id\":\"" + id
                        + "\",\"status\":\"STANDBY\",\"description\":\"d\",\"protocol\":\"srt-listener\"}");
        assertThat(last.path("flows").findValuesAsText("name")).containsExactly("more10");
    }

    @Test
    void masksPassphrasesUnlessTheyAreAskedFor() throws Exception {
        outcome("POST", "/flows/outputs?flow_id=ID", TestCaller.exampleText("7.8"));

        var source = "/sources/0/decryption/passphrase";
        assertThat(ask("GET", "/flows/detail?flow_id=ID", "").at(source).asText())
                .isEqualTo("*****");
        assertThat(ask("GET", "/flows/detail?flow_id=ID&data_display=true", "")
                        .at(source)
                        .asText())
                .isEqualTo("secret");
        var output = "/flows/outputs?flow_id=ID&output_name=test";
        assertThat(ask("GET", output, "").at("/encryption/passphrase").asText()).isEqualTo("*****");
        assertThat(ask("GET", output + "&data_display=true", "")
                        .at("/encryption/passphrase")
                        .asText())
                .isEqualTo("aaabbbcccd");
    }

    @Test
    void startsAndStopsAndRefusesToDoEitherTwice() throws Exception {
        assertThat(ask("PUT", "/flows/start?flow_id=ID", "").path("status").asText())
                .isEqualTo("ACTIVE");
        assertThat(ask("PUT", "/flows/start?flow_id=ID", "").path("error_msg").asText())
                .isEqualTo("flow task is in active status");
        assertThat(ask("PUT", "/flows/stop?flow_id=ID", "").path("status").asText())
                .isEqualTo("STANDBY");
        assertThat(ask("PUT", "/flows/stop?flow_id=ID", "").path("error_msg").asText())
                .isEqualTo("flow task is in standby status");
    }

    @Test
    void showsTheHealthOfWhatRuns() throws Exception {
        outcome("POST", "/flows/outputs?flow_id=ID", TestCaller.exampleText("7.8"));
        var output = "/flows/outputs?flow_id=ID&output_name=test";
        assertThat(ask("GET", output, "").path("health_status").asText()).isEqualTo("DISCONNECTED");

        outcome("PUT", "/flows/start?flow_id=ID", "");
        assertThat(ask("GET", output, "").path("health_status").asText()).isEqualTo("CONNECTED");
        assertThat(ask("GET", "/flows/detail?flow_id=ID", "")
                        .at("/sources/0/health_status")
                        .asText())
                .isEqualTo("CONNECTED");

        caller.admin("PUT", "/flows/" + id + "/health", "{\"source\": \"s\", \"healthy\": false}");
        caller.admin("PUT", "/flows/" + id + "/health", "{\"output\": \"test\", \"healthy\": false}");
        assertThat(ask("GET", output, "").path("health_status").asText()).isEqualTo("DISCONNECTED");
        assertThat(ask("GET", "/flows/detail?flow_id=ID", "")
                        .at("/sources/0/health_status")
                        .asText())
                .isEqualTo("DISCONNECTED");
    }

    @Test
    void doesNotConnectAnOutputThatIsDisabled() throws Exception {
        outcome(
                "POST",
                "/flows/outputs?flow_id=ID",
                TestCaller.exampleText("7.8").replace("ENABLED", "DISABLED"));
        outcome("PUT", "/flows/start?flow_id=ID", "");

        assertThat(ask("GET", "/flows/outputs?flow_id=ID&output_name=test", "")
                        .path("health_status")
                        .asText())
                .isEqualTo("DISCONNECTED");
    }

    @Test
    void replacesASourceOfAFlowThatStands() throws Exception {
        var body = "{\"source\":{\"name\":\"t\",\"protocol\":\"srt-caller\",\"source_listener_port\":6000}}";

        assertThat(outcome("PUT", "/flows/sources?flow_id=ID&source_name=s", body))
                .isEqualTo("200");
        assertThat(ask("GET", "/flows/detail?flow_id=ID", "").path("sources").toString())
                .isEqualTo("[{\"source_listener_port\":6000,\"protocol\":\"srt-caller\",\"name\":\"t\"}]");
        assertThat(outcome("PUT", "/flows/sources?flow_id=ID&source_name=s", body))
                .isEqualTo("LIVE.100011001");
        outcome("PUT", "/flows/start?flow_id=ID", "");
        assertThat(outcome("PUT", "/flows/sources?flow_id=ID&source_name=t", body))
                .isEqualTo("LIVE.103011022");
    }

    @Test
    void makesAllOutputsOrNone() throws Exception {
        var both = "[{\"name\":\"a\",\"protocol\":\"srt-listener\"},{\"name\":\"b\",\"protocol\":\"srt-caller\"}]";
        var broken = "[{\"name\":\"c\",\"protocol\":\"srt-caller\"},{\"name\":\"a\",\"protocol\":\"srt-caller\"}]";

        var made = ask("POST", "/flows/outputs?flow_id=ID", both);
        var refused = ask("POST", "/flows/outputs?flow_id=ID", broken);

        assertThat(made.path("outputs").findValuesAsText("name")).containsExactly("a", "b");
        assertThat(made.at("/outputs/0/listener_address").asText()).isEqualTo("100.10.10.10");
        assertThat(made.at("/outputs/1/min_latency").asInt()).isEqualTo(2000);
        assertThat(refused.path("error_msg").asText()).isEqualTo("outputs[1] name a has been exist");
        assertThat(ask("GET", "/flows/detail?flow_id=ID", "").path("outputs").toString())
                .isEqualTo(
                        "[{\"name\":\"a\",\"type\":\"Standard output\"},{\"name\":\"b\",\"type\":\"Standard output\"}]");
    }

    @Test
    void changesAnOutputButNotItsNameAndProtocol() throws Exception {
        outcome("POST", "/flows/outputs?flow_id=ID", TestCaller.exampleText("7.8"));
        var body = "{\"name\":\"other\",\"protocol\":\"srt-listener\",\"port\":2001}";

        var changed = ask("PUT", "/flows/outputs?flow_id=ID&output_name=test", body);

        assertThat(changed.path("name").asText()).isEqualTo("test");
        assertThat(changed.path("protocol").asText()).isEqualTo("srt-caller");
        assertThat(changed.path("port").asInt()).isEqualTo(2001);
        assertThat(changed.has("destination")).isFalse();
    }

    @Test
    void deletesOutputsAndFlows() throws Exception {
        outcome("POST", "/flows/outputs?flow_id=ID", TestCaller.exampleText("7.8"));

        assertThat(ask("DELETE", "/flows/outputs?flow_id=ID&output_name=test", "")
                        .toString())
                .isEqualTo("{\"flow_id\":\"" + id + "\",\"output_name\":\"test\"}");
        outcome("PUT", "/flows/start?flow_id=ID", "");
        assertThat(outcome("DELETE", "/flows?flow_id=ID", "")).isEqualTo("LIVE.103011022");
        outcome("PUT", "/flows/stop?flow_id=ID", "");
        assertThat(outcome("DELETE", "/flows?flow_id=ID", "")).isEqualTo("200");
        assertThat(outcome("DELETE", "/flows?flow_id=ID", "")).isEqualTo("LIVE.103011019");
    }

    @Test
    void hidesTheFlowsOfOtherProjects() throws Exception {
        simulator.accounts().add(AccountSetup.another("other", "p2", "k", "s"));
        var theirs = simulator
                .flows()
                .create("p2", "f", "cn-north-5", simulator.flows().get(id).sources());

        assertThat(outcome("GET", "/flows/detail?flow_id=" + theirs.flowId(), ""))
                .isEqualTo("LIVE.103011019");
        assertThat(ask("GET", "/flows", "").path("total").asInt()).isEqualTo(1);
    }
}
