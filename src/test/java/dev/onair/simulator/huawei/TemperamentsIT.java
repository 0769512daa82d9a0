package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Temperament;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a vendor of another mind takes and shows: requests and answers as the vendor's public clients are known to have them. */
class TemperamentsIT {
    private static final String UUID = "9f2504e0-4f89-41d3-9a0c-0305e82c3302";
    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    /** A provider that sends what nobody set: zeros and nulls, and no ids of packages. */
    private static ObjectNode asClientsSendIt() throws Exception {
        return (ObjectNode) TestCaller.JSON.readTree("""
                {"domain": "push.testott.hls.com", "app_name": "ott", "id": "%s", "name": "", "state": "ON",
                 "input": {"input_protocol": "FLV_PULL", "max_bandwidth_limit": 0, "ad_triggers": null,
                   "sources": [{"url": "http://A.example/x.flv", "bitrate": 1000, "width": 0, "height": 0, "latency": 0,
                     "backup_urls": null}]},
                 "record_settings": {"rollingbuffer_duration": 0},
                 "endpoints": [{"hls_package": [{"url": "pull.testott.hls.com/ott/u/index.m3u8",
                     "segment_duration_seconds": 2, "playlist_window_seconds": 4,
                     "stream_selection": [{"key": "hd", "max_bandwidth": 0, "min_bandwidth": 900000}],
                     "encryption": {"key_rotation_interval_seconds": 0, "encryption_method": "SAMPLE-AES",
                       "resource_id": "r", "system_ids": ["FairPlay"], "url": "https://drm.example/speke",
                       "speke_version": "1.0", "request_mode": "direct_http"}}]}]}
                """.formatted(UUID));
    }

    private String created(ObjectNode body) throws Exception {
        return TestCaller.outcome(caller.call("POST", "/ott/channels", body.toString()));
    }

    private JsonNode shown() throws Exception {
        var answer = caller.call("GET", "/ott/channels?limit=10", "");
        return TestCaller.JSON.readTree(answer.body()).path("channels").path(0);
    }

    @Test
    void onlyALenientVendorTakesWhatClientsSend() throws Exception {
        assertThat(created(asClientsSendIt())).isEqualTo("LIVE.100011001");

        simulator.temperaments().set(Temperament.LENIENT);

        assertThat(created(asClientsSendIt())).isEqualTo("201");
        assertThat(shown().at("/input/sources/0").has("latency")).isFalse();
        assertThat(shown().at("/endpoints/0/hls_package/0/encryption/encryption_method")
                        .asText())
                .isEqualTo("SAMPLE-AES");
    }

    @Test
    void aLenientVendorTakesNoIdOfDigitsAloneAndNoZeroDelay() throws Exception {
        simulator.temperaments().set(Temperament.LENIENT);
        var delayed = asClientsSendIt();
        ((ObjectNode) delayed.at("/endpoints/0"))
                .putArray("mss_package")
                .addObject()
                .put("segment_duration_seconds", 4)
                .put("delay_segment", 0);

        assertThat(created(asClientsSendIt().put("id", "12345"))).isEqualTo("LIVE.100011001");
        assertThat(created(delayed)).isEqualTo("LIVE.100011001");
    }

    @Test
    void aLenientVendorKeepsPackagesWithoutIdsWhoseUrlStays() throws Exception {
        simulator.temperaments().set(Temperament.LENIENT);
        created(asClientsSendIt());
        var before = shown().at("/endpoints/0/hls_package/0/id").asText();
        var changed = asClientsSendIt();
        ((ObjectNode) changed.at("/endpoints/0/hls_package/0")).put("playlist_window_seconds", 8);

        var answer = caller.call("PUT", "/ott/channels/endpoints", changed.toString());

        assertThat(TestCaller.outcome(answer)).isEqualTo("200");
        assertThat(shown().at("/endpoints/0/hls_package/0/id").asText()).isEqualTo(before);
        assertThat(shown().at("/endpoints/0/hls_package/0/playlist_window_seconds")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void aLenientVendorChangesWhatRunsUnderTheClientsPath() throws Exception {
        simulator.temperaments().set(Temperament.LENIENT);
        created(asClientsSendIt());
        var templates = asClientsSendIt();
        templates.putArray("encoder_settings").addObject().put("template_id", "hd");

        assertThat(TestCaller.outcome(caller.call("PUT", "/ott/channels/encorder-settings", templates.toString())))
                .isEqualTo("200");
        assertThat(TestCaller.outcome(caller.call(
                        "PUT", "/ott/channels/input", asClientsSendIt().toString())))
                .isEqualTo("200");
        assertThat(shown().path("state").asText()).isEqualTo("ON");
    }

    @Test
    void aVendorThatFillsInShowsZerosNullsDefaultsAndAddressesOfItsOwn() throws Exception {
        simulator.temperaments().set(Temperament.LENIENT, Temperament.FILLS_IN);
        created(asClientsSendIt());

        var source = shown().at("/input/sources/0");
        assertThat(source.path("width").isInt()).isTrue();
        assertThat(source.path("latency").asInt(-1)).isZero();
        assertThat(source.path("backup_urls").isNull()).isTrue();
        assertThat(source.path("url").asText()).isEqualTo("http://a.example/x.flv");
        assertThat(shown().at("/input/max_bandwidth_limit").asInt(-1)).isZero();
        assertThat(shown().at("/input/ad_triggers").isNull()).isTrue();
        assertThat(shown().at("/endpoints/0/hls_package/0/url").asText())
                .isEqualTo("https://pull.testott.hls.com/ott/u/index.m3u8");
        assertThat(shown().at("/endpoints/0/hls_package/0/encryption/level").asText())
                .isEqualTo("content");
    }

    @Test
    void aForgetfulVendorShowsAFlowAsTheExampleDoes() throws Exception {
        var example = caller.call("POST", "/flows", TestCaller.exampleText("7.1"));
        assertThat(TestCaller.outcome(example)).isEqualTo("201");
        var flowId = simulator.flows().all().getFirst().flowId();

        var put = caller.admin("PUT", "/temperaments", "{\"temperaments\": [\"forgetful\"]}");

        assertThat(put.statusCode()).isEqualTo(200);
        var answer = caller.call("GET", "/flows/detail?flow_id=" + flowId, "");
        var source = TestCaller.JSON.readTree(answer.body()).at("/sources/0");
        assertThat(source.has("min_latency")).isFalse();
        assertThat(source.has("cidr_whitelist")).isFalse();
        assertThat(source.path("source_listener_port").asInt()).isEqualTo(5000);
    }
}
