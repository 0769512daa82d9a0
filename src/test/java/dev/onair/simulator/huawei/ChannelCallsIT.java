package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelCallsIT {
    private static final String NAMES = "app_name=ott&domain=push.testott.hls.com&id=test";
    private static final String KEY = "\"domain\":\"push.testott.hls.com\",\"app_name\":\"ott\",\"id\":\"test\"";

    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void create(ObjectNode body) throws Exception {
        var answer = caller.call("POST", "/ott/channels", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void create() throws Exception {
        create(TestCaller.example("5.1"));
    }

    private JsonNode channel() throws Exception {
        return channel("");
    }

    private JsonNode channel(String more) throws Exception {
        return TestCaller.json(caller.get("/ott/channels?" + NAMES + more)).at("/channels/0");
    }

    private String put(String what, String body) throws Exception {
        return TestCaller.outcome(caller.call("PUT", "/ott/channels/" + what, body));
    }

    @Test
    void showsWhatWasSetAndNothingThatNoTableNames() throws Exception {
        create(TestCaller.example("5.1").put("nmae", "misspelt"));

        var expected = TestCaller.example("5.1");
        expected.path("endpoints").get(0).forEach(packages -> ((ObjectNode) packages.get(0)).remove("id"));
        var shown = (ObjectNode) channel();
        shown.path("endpoints").get(0).forEach(packages -> {
            assertThat(packages.get(0).path("id").asText()).matches("[0-9a-f]{32}");
            ((ObjectNode) packages.get(0)).remove("id");
        });
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void givesIngestUrlsToThosePushed() throws Exception {
        var body = TestCaller.example("5.1");
        ((ObjectNode) body.path("input")).put("input_protocol", "RTMP_PUSH");

        var answer = TestCaller.json(caller.call("POST", "/ott/channels", body.toString()));

        var url = "rtmp://push.testott.hls.com/ott/test_1024?request_source=ott&channel_id=test";
        assertThat(answer.at("/sources/0/url").asText()).isEqualTo(url);
        assertThat(channel().at("/input/sources/0/url").asText()).isEqualTo(url);
    }

    @Test
    void makesPlaybackUrlsWhereNoneWereGiven() throws Exception {
        var body = TestCaller.example("5.1");
        body.path("endpoints").get(0).forEach(packages -> ((ObjectNode) packages.get(0)).remove("url"));

        create(body);

        var endpoints = channel().at("/endpoints/0");
        assertThat(endpoints.at("/hls_package/0/url").asText()).isEqualTo("pull.testott.hls.com/ott/test/index.m3u8");
        assertThat(endpoints.at("/dash_package/0/url").asText()).isEqualTo("pull.testott.hls.com/ott/test/index.mpd");
        assertThat(endpoints.at("/mss_package/0/url").asText()).isEqualTo("pull.testott.hls.com/ott/test/manifest");
    }

    @Test
    void refusesToMakeAChannelTwice() throws Exception {
        create();
        var bare = TestCaller.example("5.1");
        bare.remove("endpoints");

        assertThat(TestCaller.outcome(caller.call("POST", "/ott/channels", bare.toString())))
                .isEqualTo("LIVE.103011018");
        assertThat(simulator.channels().all()).hasSize(1);
    }

    @Test
    void refusesTheUrlOfAnotherChannelsPackage() throws Exception {
        create();

        var answer = caller.call(
                "POST",
                "/ott/channels",
                TestCaller.example("5.1").put("id", "other").toString());

        assertThat(answer.body())
                .contains("output url pull.testott.hls.com/ott/test/index.m3u8 is exist", "\"id\":\"other\"");
    }

    @Test
    void keepsThePackagesThatSayTheirIdsAndRefusesThoseThatDoNot() throws Exception {
        create();
        var endpoints = channel().path("endpoints");
        var id = endpoints.at("/0/hls_package/0/id").asText();
        ((ObjectNode) endpoints.at("/0/hls_package/0")).put("segment_duration_seconds", 6);
        ((ObjectNode) endpoints.get(0)).remove("mss_package");

        assertThat(put("endpoints", "{" + KEY + ",\"endpoints\":" + endpoints + "}"))
                .isEqualTo("200");

        var hls = channel().at("/endpoints/0/hls_package/0");
        assertThat(hls.path("id").asText()).isEqualTo(id);
        assertThat(hls.path("segment_duration_seconds").asInt()).isEqualTo(6);
        assertThat(channel().at("/endpoints/0/mss_package").isMissingNode()).isTrue();
        ((ObjectNode) endpoints.at("/0/hls_package/0")).remove("id");
        assertThat(put("endpoints", "{" + KEY + ",\"endpoints\":" + endpoints + "}"))
                .isEqualTo("LIVE.100011001");
    }

    @Test
    void givesAnIdToAPackageThatIsNew() throws Exception {
        create();
        var endpoints = "[{\"hls_package\":[{\"url\":\"pull.x/new.m3u8\",\"segment_duration_seconds\":4}]}]";

        assertThat(put("endpoints", "{" + KEY + ",\"endpoints\":" + endpoints + "}"))
                .isEqualTo("200");

        assertThat(channel().at("/endpoints/0/hls_package/0/id").asText()).matches("[0-9a-f]{32}");
    }

    @Test
    void masksSecretsUnlessTheyAreAskedFor() throws Exception {
        var body =
                TestCaller.example("4.1").put("domain", "push.testott.hls.com").put("id", "test");
        ((ObjectNode) body.path("input")).put("input_protocol", "SRT_PUSH");
        ((ObjectNode) body.at("/input/sources/0")).put("passphrase", "secret");
        var header = ((ObjectNode) body.at("/endpoints/0/hls_package/0")).putObject("cdn_identifier_header");
        header.put("key", "X-Cdn").put("value", "who");

        create(body);

        var passphrase = "/input/sources/0/passphrase";
        var drm = "/endpoints/0/hls_package/0/encryption/http_headers/0/value";
        var cdn = "/endpoints/0/hls_package/0/cdn_identifier_header/value";
        // No table says that a DRM's headers are hidden, and public clients read them back.
        assertThat(channel().at(drm)).isEqualTo(body.at(drm));
        assertThat(simulator
                        .requests()
                        .of("createChannel")
                        .getLast()
                        .parameters()
                        .toString())
                .doesNotContain(body.at(drm).asText());
        for (var secret : new String[] {passphrase, cdn}) {
            assertThat(channel().at(secret).asText()).isEqualTo("*****");
            assertThat(channel("&data_display=true").at(secret)).isEqualTo(body.at(secret));
        }
    }

    @Test
    void pagesInTheOrderOfCreation() throws Exception {
        for (var i = 0; i < 12; i++) {
            var body = TestCaller.example("5.1").put("id", "c" + i);
            body.remove("endpoints");
            create(body);
        }

        var first = TestCaller.json(caller.get("/ott/channels"));
        var rest = TestCaller.json(caller.get("/ott/channels?limit=100&offset=10"));
        var filtered = TestCaller.json(caller.get("/ott/channels?domain=push.testott.hls.com&id=c3"));

        assertThat(first.path("total").asInt()).isEqualTo(12);
        assertThat(first.path("channels")).hasSize(10);
        assertThat(rest.path("channels").findValuesAsText("id")).containsExactly("c10", "c11");
        assertThat(filtered.path("channels").findValuesAsText("id")).containsExactly("c3");
        assertThat(TestCaller.json(caller.get("/ott/channels?domain=nobody"))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void changesWhatEachCallIsFor() throws Exception {
        create();

        assertThat(put("general", "{" + KEY + ",\"name\":\"new\"}")).isEqualTo("200");
        assertThat(put("record-settings", "{" + KEY + ",\"record_settings\":{\"rollingbuffer_duration\":0}}"))
                .isEqualTo("200");
        assertThat(put("encoder-settings", "{" + KEY + ",\"encoder_settings\":[{\"template_id\":\"hd\"}]}"))
                .isEqualTo("200");
        assertThat(put("input", "{" + KEY + ",\"input\":{\"input_protocol\":\"SRT_PUSH\"}}"))
                .isEqualTo("200");
        assertThat(put("state", "{" + KEY + ",\"state\":\"ON\"}")).isEqualTo("200");

        var channel = channel();
        assertThat(channel.path("name").asText()).isEqualTo("new");
        assertThat(channel.at("/record_settings/rollingbuffer_duration").asInt(-1))
                .isZero();
        assertThat(channel.at("/encoder_settings/0/template_id").asText()).isEqualTo("hd");
        assertThat(channel.path("input").toString()).isEqualTo("{\"input_protocol\":\"SRT_PUSH\"}");
        assertThat(channel.path("state").asText()).isEqualTo("ON");
    }

    @Test
    void knowsTheSdksSpellingOfEncoderSettings() throws Exception {
        create();

        assertThat(put("encorder-settings", "{" + KEY + ",\"encoder_settings\":[{\"template_id\":\"ld\"}]}"))
                .isEqualTo("200");
        assertThat(channel().at("/encoder_settings/0/template_id").asText()).isEqualTo("ld");
        caller.admin("PUT", "/quirks", "{\"unknownPaths\": [\"/ott/channels/encoder-settings\"]}");
        assertThat(put("encoder-settings", "{" + KEY + "}")).isEqualTo("APIGW.0101");
        assertThat(put("encorder-settings", "{" + KEY + "}")).isEqualTo("200");
    }

    @Test
    void keepsNoChannelWithoutBitratesAndTemplates() throws Exception {
        var body = TestCaller.example("5.1");
        body.putArray("encoder_settings").addObject().put("template_id", "hd");
        ((ObjectNode) body.at("/input/sources/0")).remove("bitrate");
        create(body);

        assertThat(put("encoder-settings", "{" + KEY + ",\"encoder_settings\":[]}"))
                .isEqualTo("LIVE.100011001");
    }

    @Test
    void takesAnInvalidGopForTheDefault() throws Exception {
        var body = TestCaller.example("5.1");
        body.putObject("encoder_settings_expand")
                .putObject("video_descriptions")
                .put("gop_duration_seconds", 9);

        create(body);

        assertThat(channel()
                        .at("/encoder_settings_expand/video_descriptions/gop_duration_seconds")
                        .asInt(-1))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"ON, channel state has been turned ON", "OFF, channel state has been turned OFF"})
    void refusesAStateThatAlreadyHolds(String state, String message) throws Exception {
        create(TestCaller.example("5.1").put("state", state));

        var answer = caller.call("PUT", "/ott/channels/state", "{" + KEY + ",\"state\":\"" + state + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("LIVE.100011001", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        input            | "input":{"input_protocol":"SRT_PUSH"}               | LIVE.103011022
        encoder-settings | "encoder_settings":[{"template_id":"ld"}]           | LIVE.103011022
        record-settings  | "record_settings":{"rollingbuffer_duration":0}      | 200
        general          | "name":"n"                                          | 200
        endpoints        | "endpoints":[]                                      | 200
        """)
    void refusesWhatInterruptsARunningChannel(String what, String field, String outcome) throws Exception {
        create(TestCaller.example("5.1").put("state", "ON"));

        assertThat(put(what, "{" + KEY + "," + field + "}")).isEqualTo(outcome);
    }

    @Test
    void deletesAChannelThatIsStoppedAndLetsTestsDecideOtherwise() throws Exception {
        create(TestCaller.example("5.1").put("state", "ON"));

        assertThat(TestCaller.outcome(caller.call("DELETE", "/ott/channels?" + NAMES, "")))
                .isEqualTo("LIVE.103011022");
        caller.admin("PUT", "/quirks", "{\"refusedWhileRunning\": [\"updateChannelInput\"]}");
        assertThat(TestCaller.outcome(caller.call("DELETE", "/ott/channels?" + NAMES, "")))
                .isEqualTo("200");
        assertThat(simulator.channels().all()).isEmpty();
    }

    @Test
    void refusesABodyThatIsNoJsonOrSaysSo() throws Exception {
        var noJson = caller.call("POST", "/ott/channels", "{");
        var headers = Map.of("X-Project-Id", simulator.projectId(), "Content-Type", "text/plain");
        var path = "/v1/" + simulator.projectId() + "/ott/channels";
        var text = caller.signed(TestSigner.of(simulator), "POST", path, headers, TestCaller.exampleText("5.1"));

        assertThat(TestCaller.outcome(noJson)).isEqualTo("LIVE.100011001");
        assertThat(noJson.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(TestCaller.outcome(text)).isEqualTo("LIVE.100011012");
        assertThat(simulator.channels().all()).isEmpty();
    }
}
