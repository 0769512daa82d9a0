package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SCTE-35 statistics (5.10) and Cloud Eye (6.1, 6.2). */
class ObservationIT {
    private static final String KEY = "\"domain\":\"push.testott.hls.com\",\"app_name\":\"ott\",\"id\":\"test\"";

    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final TestCaller caller = new TestCaller(simulator);

    @BeforeEach
    void create() throws Exception {
        caller.call("POST", "/ott/channels", TestCaller.exampleText("5.1"));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private JsonNode signals(String query, String region, String type, int from) throws Exception {
        var body = "{" + KEY + ",\"type\":\"scte35\",\"region_type\":\"" + region + "\",\"scte35\":{\"type\":\"" + type
                + "\",\"start_time\":" + from + ",\"end_time\":300}}";
        return TestCaller.json(caller.call("POST", "/ott/channels/statistic" + query, body))
                .path("scte35");
    }

    private JsonNode instances(String query, String more) throws Exception {
        var body = "{\"namespace\":\"SYS.LIVE\",\"query\":[" + query + "]" + more + "}";
        return TestCaller.json(caller.call("POST", "/ott/instances", body));
    }

    @Test
    void countsOnlyTheSignalsAskedFor() throws Exception {
        var key = simulator.channels().all().getFirst().key();
        simulator.channels().signal(key, Signal.of("Splice Insert", 1, 100, 30), Signal.of("time_signal", 2, 200, -1));
        simulator.channels().signal(key, Signal.of("time_signal", 3, 150, 30).inRegion("slave", "ap-southeast-3"));

        assertThat(signals("", "all", "all", 0).path("total").asInt()).isEqualTo(3);
        assertThat(signals("", "master", "time_signal", 0).findValuesAsText("event_id"))
                .containsExactly("2");
        assertThat(signals("", "all", "splice_insert", 0).findValuesAsText("event_id"))
                .containsExactly("1");
        assertThat(signals("", "slave", "all", 0).findValuesAsText("region")).containsExactly("ap-southeast-3");
        assertThat(signals("", "all", "all", 151).findValuesAsText("event_id")).containsExactly("2");
        var page = signals("?limit=1&offset=1", "all", "all", 0);
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.findValuesAsText("event_id")).containsExactly("2");
    }

    @Test
    void hasAPipelineForTheStandbySourcesAndAnAudioForEachOutput() throws Exception {
        simulator.channels().edit(simulator.channels().all().getFirst().key(), settings -> {
            ((ObjectNode) settings.path("input")).putArray("secondary_sources").addObject();
            var audios = settings.putObject("encoder_settings_expand").putArray("audio_descriptions");
            for (var i = 0; i < 3; i++) audios.addObject().put("name", "a" + i);
        });
        var query =
                "{\"dim_name\":\"medialive_mpc\",\"id\":\"test\"},{\"dim_name\":\"pipeline\"},{\"dim_name\":\"audio\"}";

        var all = instances(query, "");
        var page = instances(query, ",\"start\":4,\"limit\":1");

        assertThat(all.path("total").asInt()).isEqualTo(6);
        assertThat(all.path("instances")).hasSize(6);
        assertThat(page.path("instances").toString())
                .isEqualTo("[{\"medialive_mpc\":{\"id\":\"test\",\"name\":\"testname\"},"
                        + "\"pipeline\":{\"id\":\"Pipeline1\",\"name\":\"Pipeline1\"},"
                        + "\"audio\":{\"id\":\"Audio1\",\"name\":\"Audio1\"}}]");
        assertThat(page.path("total").asInt()).isEqualTo(6);
    }

    @Test
    void findsNoInstancesOfAChannelThatIsNotThere() throws Exception {
        assertThat(instances("{\"dim_name\":\"medialive_mpc\",\"id\":\"nobody\"}", "")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void hasEveryDimensionOfTheTable() throws Exception {
        var query =
                TestCaller.json(caller.get("/ott/dims-info?namespace=SYS.LIVE")).path("query");

        assertThat(query.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "medialive_mpc",
                        "pipeline",
                        "audio",
                        "medialive_cdn",
                        "medialive_package",
                        "medialive_connect",
                        "medialive_tailor",
                        "region");
        assertThat(query.at("/pipeline/display/id/en-us").asText()).isEqualTo("Pipeline");
    }
}
