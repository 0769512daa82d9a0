package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.SimulatedClock;
import dev.onair.simulator.Temperament;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Temperaments that are faults of the whole vendor: how they are asked for, and what callers meet then. */
class TemperamentsIT {
    private static final String CREATE =
            "channelName=news&pushDomain=livepush.ovptest.haplat.net&channelType=test1&pullRate=0";

    private final SimulatedClock clock = new SimulatedClock(Clock.systemUTC());
    private final CdnetworksSimulator simulator = CdnetworksSimulator.start(
            CdnetworksSimulator.Options.defaults().withClock(clock).withRequestsPerMinute(1000));
    private final TestCaller caller = TestCaller.ws3(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    /** Time goes on, and with it the stamps of requests. */
    private void after(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        caller.startingAt(caller.nextTimestamp().plusSeconds(seconds));
    }

    private String asked(String list) throws Exception {
        var answer = caller.admin("PUT", "/temperaments", "{\"temperaments\": " + list + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestCaller.json(answer).path("temperaments").toString();
    }

    private List<String> listed() throws Exception {
        var names = new ArrayList<String>();
        caller.call("getChannelList", "")
                .at("/data/channelList")
                .forEach((JsonNode one) -> names.add(one.path("channelName").asText()));
        return names;
    }

    private String name(String pullId) throws Exception {
        return caller.call("getChannelConfigure", "pullId=" + pullId)
                .at("/data/channelName")
                .asText();
    }

    @Test
    void readsAreBehindWritesAndListsBehindDetails() throws Exception {
        asked("[{\"temperament\": \"lagging\", \"seconds\": 10, \"listSeconds\": 30}]");

        assertThat(caller.code("createChannel", CREATE)).isEqualTo(200);
        var pullId = simulator.channels().all().getFirst().pullId();

        assertThat(caller.code("getChannelConfigure", "pullId=" + pullId)).isEqualTo(1217);
        after(11);
        assertThat(name(pullId)).isEqualTo("news");
        assertThat(listed()).isEmpty();
        assertThat(caller.code("channelEdit", "channelName=late&pullId=" + pullId))
                .isEqualTo(200);
        assertThat(simulator.channels().get(pullId).settings().channelName()).isEqualTo("late");
        assertThat(name(pullId)).isEqualTo("news");
        after(11);
        assertThat(name(pullId)).isEqualTo("late");
        after(9);
        assertThat(listed()).containsExactly("news");
        after(11);
        assertThat(listed()).containsExactly("late");
        assertThat(caller.code("deleteChannel", "pullId=" + pullId)).isEqualTo(200);
        assertThat(name(pullId)).isEqualTo("late");
        after(11);
        assertThat(caller.code("getChannelConfigure", "pullId=" + pullId)).isEqualTo(1217);
        assertThat(listed()).containsExactly("late");
        after(20);
        assertThat(listed()).isEmpty();
    }

    @Test
    void aDirectoryIsListedLateToo() throws Exception {
        simulator.temperaments().setNamed("lagging=10");
        var body = "directoryType=news&firstLevelDirectory=movies";
        assertThat(TestCaller.json(caller.post("/live/recordDirectoryManage/directoryCreate", body))
                        .path("code")
                        .asInt())
                .isEqualTo(200);

        assertThat(directories()).doesNotContain("\"news\"");
        after(21);
        assertThat(directories()).contains("\"news\"");
    }

    private String directories() throws Exception {
        return caller.post("/live/recordDirectoryManage/getDirectoryList", "").body();
    }

    @Test
    void aShareOfTheCallsIsAnsweredByTheGateway() throws Exception {
        asked(
                "[{\"temperament\": \"down\", \"percent\": 50, \"answers\": [503, {\"status\": 429, \"retryAfterSeconds\": 7}]}]");

        var statuses = new ArrayList<Integer>();
        for (var call = 0; call < 4; call++) {
            var answer = caller.post("/live/channelManage/getChannelList", "");
            statuses.add(answer.statusCode());
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValue("Retry-After")).contains("7");
            }
        }

        assertThat(statuses).containsExactly(200, 503, 200, 429);
    }

    @Test
    void isDownWithinAWindowAndUpAfterIt() throws Exception {
        asked("[{\"temperament\": \"down\", \"downSeconds\": 60, \"upSeconds\": 120, \"answers\": [502]}]");

        assertThat(caller.post("/live/channelManage/createChannel", CREATE).statusCode())
                .isEqualTo(502);
        assertThat(simulator.channels().all()).isEmpty();
        after(59);
        assertThat(caller.post("/live/channelManage/getChannelList", "").statusCode())
                .isEqualTo(502);
        after(2);
        assertThat(caller.code("createChannel", CREATE)).isEqualTo(200);
        after(120);
        assertThat(caller.post("/live/channelManage/getChannelList", "").statusCode())
                .isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource({
        "/live/channelManage/createRecordTask, 1007",
        "/live/forwardTask/startForwardTask, 1008",
        "/live/channelManage/getRecordFileInfo, 1008"
    })
    void onlyTheChosenCallIsRefusedByTheCodeThatTheDocumentHasForIt(String path, int code) throws Exception {
        simulator.temperaments().setNamed("unentitled=" + path.substring(path.lastIndexOf('/') + 1));

        assertThat(caller.code("createChannel", CREATE)).isEqualTo(200);
        assertThat(TestCaller.json(caller.post(path, "pullId=x")).path("code").asInt())
                .isEqualTo(code);
    }

    @Test
    void showsWhatIsSetAndGoesBackToTheDocument() throws Exception {
        assertThat(asked("[\"sdk\", \"lagging=0.5\", \"unentitled=createRecordTask+endRecordTask\"]"))
                .isEqualTo("[\"sdk\",{\"temperament\":\"lagging\",\"seconds\":0.5},"
                        + "{\"temperament\":\"unentitled\",\"calls\":[\"createRecordTask\",\"endRecordTask\"]}]");
        assertThat(asked("[\"document\"]")).isEqualTo("[\"document\"]");
        assertThat(simulator.temperaments().has(Temperament.SDK)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"down=0\"",
                "\"down=x\"",
                "\"lagging=601\"",
                "\"lagging=-1\"",
                "\"sdk=1\"",
                "\"unentitled=none\"",
                "\"moody\"",
                "{\"temperament\": \"down\", \"downSeconds\": 5}",
                "{\"temperament\": \"down\", \"answers\": [200]}"
            })
    void refusesSettingsThatAreNone(String one) throws Exception {
        var answer = caller.admin("PUT", "/temperaments", "{\"temperaments\": [" + one + "]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestCaller.json(answer).path("error").asText()).isNotBlank();
        assertThat(caller.code("createChannel", CREATE)).isEqualTo(200);
    }
}
