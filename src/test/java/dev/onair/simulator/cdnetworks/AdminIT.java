package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminIT {
    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);

    @BeforeEach
    void seed() {
        simulator.channels().create("ovptest", ChannelSettings.named("a"), "p1", "s1", simulator.now());
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private Channel channel() {
        return simulator.channels().get("p1");
    }

    @Test
    void logsWhatWasAskedWithSecretsMasked() throws Exception {
        caller.call("channelEdit", "pullId=p1&check=secret&channelName=b");
        caller.call("getChannelLiveState", "pullId=nobody");
        caller.admin("GET", "/channels", "");

        var log = TestCaller.json(caller.admin("GET", "/requests", ""));

        assertThat(log).hasSize(2);
        assertThat(log.get(0).toString())
                .contains(
                        "\"call\":\"channelEdit\"", "\"check\":\"***\"", "\"ids\":[\"p1\"]", "\"account\":\"ovptest\"")
                .doesNotContain("secret");
        assertThat(log.get(1).path("code").asInt()).isEqualTo(1217);
        assertThat(TestCaller.json(caller.admin("GET", "/requests?call=channelEdit", "")))
                .hasSize(1);
        assertThat(TestCaller.json(caller.admin("GET", "/requests?since=1", "")))
                .hasSize(1);
    }

    @Test
    void forgetsTheLogButNotItsNumbers() throws Exception {
        caller.call("getChannelList", "");
        caller.admin("DELETE", "/requests", "");
        caller.call("getChannelList", "");

        assertThat(simulator.requests().all()).hasSize(1);
        assertThat(simulator.requests().last()).isEqualTo(2);
    }

    @Test
    void countsCalls() throws Exception {
        caller.call("getChannelList", "");
        caller.call("getChannelList", "");

        var stats = TestCaller.json(caller.admin("GET", "/stats", ""));

        assertThat(stats.at("/calls/getChannelList").asInt()).isEqualTo(2);
        assertThat(stats.path("maxInWindow").asInt()).isEqualTo(2);
    }

    @Test
    void changesFieldsBehindTheBackOfTheApi() throws Exception {
        var patched = caller.admin("PATCH", "/channels/p1", """
                {"channelName": "b", "live2vod": 1, "bitrates": "1,2", "pullProtocol": "2", "playerId": "P",
                 "scenario": "any", "directoryId": "d", "banned": true}""");

        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
        assertThat(channel().settings())
                .isEqualTo(ChannelSettings.named("b")
                        .edit()
                        .live2vod(true)
                        .rates(List.of(Rate.FLUENT, Rate.STANDARD))
                        .protocols(Set.of(Protocol.HLS))
                        .playerId("P")
                        .appScenario("any")
                        .directoryId("d")
                        .done());
        assertThat(channel().status(simulator.now())).isEqualTo(3);
    }

    @Test
    void makesAndDeletesChannelsBehindTheBackOfTheApi() throws Exception {
        caller.admin("POST", "/channels", "{\"channelName\": \"foreign\", \"pullId\": \"p2\"}");
        assertThat(caller.code("getChannelLiveState", "pullId=p2")).isEqualTo(200);

        caller.admin("POST", "/channels", "{\"channelName\": \"many\", \"count\": 3}");
        assertThat(TestCaller.json(caller.admin("GET", "/channels", ""))).hasSize(5);

        caller.admin("DELETE", "/channels/p2", "");
        assertThat(caller.code("getChannelLiveState", "pullId=p2")).isEqualTo(1217);
    }

    @Test
    void startsAndStopsEncodersAndSetsViewers() throws Exception {
        caller.admin("POST", "/channels/p1/stream", "");
        caller.admin("PUT", "/channels/p1/viewers", "{\"viewers\": 12}");
        assertThat(channel()).returns(true, Channel::streaming).returns(12, Channel::viewers);

        caller.admin("DELETE", "/channels/p1/stream", "");
        assertThat(channel()).returns(false, Channel::streaming).returns(0, Channel::viewers);
    }

    @Test
    void letsNoEncoderPushToABannedChannel() throws Exception {
        simulator.channels().ban("p1");

        assertThat(caller.admin("POST", "/channels/p1/stream", "").statusCode()).isEqualTo(409);
    }

    @Test
    void movesTheTimeOfTheBusinessOnly() throws Exception {
        simulator.channels().ban("p1");

        caller.admin("PUT", "/clock", "{\"advance\": \"PT168H\"}");

        assertThat(caller.call("getChannelLiveState", "pullId=p1")
                        .at("/data/channelState")
                        .asInt())
                .isEqualTo(2);
        assertThat(Duration.between(simulator.requests().all().getLast().time(), simulator.now()))
                .isGreaterThan(Duration.ofDays(6));
    }

    @Test
    void changesAccountsTheirKeysAndTheirDirectories() throws Exception {
        caller.admin("POST", "/accounts", "{\"name\": \"new\", \"accessKey\": \"k\", \"secretKey\": \"s\"}");
        caller.admin("POST", "/accounts/new/keys", "{\"accessKey\": \"k2\", \"secretKey\": \"s2\"}");
        caller.admin("DELETE", "/accounts/new/keys/k", "");
        caller.admin("POST", "/accounts/new/directories", "{\"directoryId\": \"d\"}");
        caller.admin("PATCH", "/accounts/new", "{\"whiteboard\": false, \"scenarios\": [\"golf\"]}");

        assertThat(simulator.accounts().get("new"))
                .returns(Set.of("k2"), account -> account.keys().keySet())
                .returns(false, Account::hasWhiteboard)
                .returns(Set.of("golf"), Account::scenarios)
                .matches(account -> account.directories().contains("d"));
        assertThat(caller.admin("GET", "/accounts", "").body()).doesNotContain("s2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /nothing              |                    | 404
            DELETE | /stats/x              |                    | 404
            POST   | /requests             |                    | 405
            PATCH  | /channels/nobody      | {}                 | 400
            PATCH  | /channels/p1          | {"colour": "red"}  | 400
            PATCH  | /channels/p1          | {"pullRate": "9"}  | 400
            PUT    | /channels/p1/viewers  | {}                 | 400
            PUT    | /clock                | {"advance": "7d"}  | 400
            POST   | /accounts/x/keys      | {}                 | 400
            """)
    void refusesWhatItCannotDo(String method, String path, String body, int status) throws Exception {
        assertThat(caller.admin(method, path, body == null ? "" : body).statusCode())
                .isEqualTo(status);
    }

    @Test
    void refusesBodiesOfMoreThanAMegabyte() throws Exception {
        assertThat(caller.post("/live/channelManage/getChannelList", "a".repeat(1024 * 1024 + 1))
                        .statusCode())
                .isEqualTo(413);
    }
}
