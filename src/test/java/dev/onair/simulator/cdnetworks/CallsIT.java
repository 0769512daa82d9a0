package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallsIT {
    private static final Instant NOW = Instant.parse("2021-08-01T16:02:46Z");
    private static final String CREATE =
            "channelName=a&pushDomain=livepush.ovptest.haplat.net&channelType=test1&pullRate=0,2&pullProtocol=0,2";

    private final CdnetworksSimulator simulator = CdnetworksSimulator.start(
            CdnetworksSimulator.Options.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final TestCaller caller = TestCaller.ws3(simulator).startingAt(NOW);

    @AfterEach
    void close() {
        simulator.close();
    }

    private JsonNode data(String call, String body) throws Exception {
        var answer = caller.call(call, body);
        assertThat(answer.path("code").asInt()).as(answer.toString()).isEqualTo(200);
        return answer.path("data");
    }

    private String create(String name) {
        return simulator
                .channels()
                .create("ovptest", ChannelSettings.named(name))
                .pullId();
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.path("channelList").spliterator(), false)
                .map(entry -> entry.path("channelName").asText())
                .toList();
    }

    @Test
    void makesAnotherChannelOfTheSameRequest() throws Exception {
        var first = data("createChannel", CREATE).path("pullId").asText();
        var second = data("createChannel", CREATE).path("pullId").asText();

        assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(second);
        assertThat(simulator.channels().all()).hasSize(2);
    }

    @Test
    void tellsTheUrlsOfTheConfiguredProtocolsAndBitrates() throws Exception {
        var id = data("createChannel", CREATE).path("pullId").asText();
        var stream = simulator.channels().get(id).streamName();

        var list = data("getChannelConfigure", "pullId=" + id).path("pullConfigureList");

        var base = "//live.ovptest.haplat.net/test1/" + stream;
        assertThat(list).hasSize(2);
        assertThat(list.get(0).path("pullProtocol").asText()).isEqualTo("RTMP");
        assertThat(list.get(0).at("/pullUrlList/0").toString())
                .isEqualTo("{\"originPullUrl\":\"rtmp:" + base + "\",\"fluentPullUrl\":\"\",\"sdPullUrl\":\"rtmp:"
                        + base + "_1200\",\"highPullUrl\":\"\",\"hdPullUrl\":\"\"}");
        assertThat(list.get(1).path("pullProtocol").asText()).isEqualTo("HLS");
        assertThat(list.get(1).at("/pullUrlList/0/sdPullUrl").asText())
                .isEqualTo("http:" + base + "_1200/playlist.m3u8");
    }

    @Test
    void tellsTimesInChinaStandardTime() throws Exception {
        var answer = data("createChannel", CREATE);
        var details =
                data("getChannelConfigure", "pullId=" + answer.path("pullId").asText());

        assertThat(answer.path("createTime").isNumber()).isTrue();
        assertThat(answer.path("createTime").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(details.path("createTime").asText()).isEqualTo("2021-08-02 00:02:46");
    }

    @Test
    void tellsNeitherTheCheckTextNorTheWhiteboardAndADirectoryOnlyWhereThereIsOne() throws Exception {
        var id = data("createChannel", CREATE + "&check=secret&whiteBoardConfig=eyJvcGVuIjoxfQ")
                .path("pullId")
                .asText();

        assertThat(data("getChannelConfigure", "pullId=" + id).toString())
                .doesNotContain("secret", "hite", "directoryId", "appScenario");
        assertThat(data("getChannelList", "")
                        .path("channelList")
                        .get(0)
                        .path("directoryId")
                        .asText("absent"))
                .isEmpty();
    }

    @Test
    void marksPushUrlsAsUnrecordedOnlyInDetailsAndTimestamps() throws Exception {
        var id = create("a");

        assertThat(data("getChannelConfigure", "pullId=" + id)
                        .at("/pushConfigureInfo/0/pushUrl")
                        .asText())
                .matches("rtmp://livepush.ovptest.haplat.net/test1/[0-9a-f]{32}\\?wsRecord=off&pusht=1627833766"
                        + "&pushKey=[0-9a-f]{32}");
        assertThat(data("setPushTsatc", "pullId=" + id + "&effectiveHourLong=60")
                        .path("pushUrl")
                        .asText())
                .contains("?wsRecord=off&pusht=");
        assertThat(data("getChannelList", "").at("/channelList/0/pushUrl").asText())
                .contains("?pusht=");
        assertThat(data("channelEdit", "live2vod=1&pullId=" + id)
                        .path("pushUrl")
                        .asText())
                .contains("?pusht=");
        assertThat(data("getChannelConfigure", "pullId=" + id).toString()).doesNotContain("wsRecord");
    }

    @Test
    void signsThePushUrlAnewInEachAnswer() throws Exception {
        create("a");
        var before = data("getChannelList", "").at("/channelList/0/pushUrl").asText();
        simulator.advance(Duration.ofSeconds(1));

        var after = data("getChannelList", "").at("/channelList/0/pushUrl").asText();

        assertThat(after)
                .isNotEqualTo(before)
                .contains("pusht=" + NOW.plusSeconds(1).getEpochSecond());
    }

    @Test
    void pagesNewestFirstUnlessAskedAndOrdersChannelsOfTheSameSecond() throws Exception {
        for (var name : List.of("a", "b", "c", "d", "e")) create(name);

        assertThat(names(data("getChannelList", "pageSize=2&pageIndex=2"))).containsExactly("c", "b");
        assertThat(names(data("getChannelList", "pageSize=2&pageIndex=3"))).containsExactly("a");
        assertThat(names(data("getChannelList", "pageSize=2&listOrder=1"))).containsExactly("a", "b");
        assertThat(data("getChannelList", "pageSize=2").path("channelTotal").intValue())
                .isEqualTo(5);
    }

    @Test
    void listsTheScenarioAskedForAndOnlyTheAccountsOwn() throws Exception {
        data("createChannel", CREATE + "&appScenario=sports");
        create("b");
        simulator.accounts().add(AccountSetup.another("other", "7", "k", "s"));
        simulator.channels().create("other", ChannelSettings.named("theirs"));

        assertThat(names(data("getChannelList", "appScenario=sports"))).containsExactly("a");
        assertThat(names(data("getChannelList", ""))).containsExactly("b", "a");
    }

    @Test
    void deletesAllOrNone() throws Exception {
        var one = create("a");
        var two = create("b");

        assertThat(caller.code("deleteChannel", "pullId=" + one + ",nobody," + two))
                .isEqualTo(1217);
        assertThat(simulator.channels().all()).hasSize(2);
        assertThat(caller.call("deleteChannel", "pullId=" + one + "," + two).toString())
                .isEqualTo("{\"code\":200,\"data\":\"\",\"message\":\"Request succeeded\"}");
        assertThat(simulator.channels().all()).isEmpty();
        assertThat(caller.code("deleteChannel", "pullId=" + one)).isEqualTo(1217);
    }

    @Test
    void bansForSevenDaysAndCutsTheStream() throws Exception {
        var id = create("a");
        simulator.channels().startStream(id);
        assertThat(data("getChannelLiveState", "pullId=" + id)
                        .path("channelState")
                        .asInt())
                .isEqualTo(1);

        data("channelForbidden", "pullId=" + id);
        assertThat(data("getChannelLiveState", "pullId=" + id)
                        .path("channelState")
                        .asInt())
                .isEqualTo(3);

        simulator.advance(Duration.ofDays(7));
        assertThat(data("getChannelLiveState", "pullId=" + id)
                        .path("channelState")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void unbansManyAtOnce() throws Exception {
        var one = create("a");
        var two = create("b");
        data("channelForbidden", "pullId=" + one + ";" + two);

        data("channelReBroadcast", "pullId=" + one + "," + two);

        assertThat(simulator.channels().all()).noneMatch(channel -> channel.isBanned(simulator.now()));
    }

    @Test
    void editsOnlyWhatIsSent() throws Exception {
        var id = data("createChannel", CREATE + "&playerId=P&check=c")
                .path("pullId")
                .asText();
        var before = simulator.channels().get(id);

        data("channelEdit", "pullId=" + id + "&channelName=b&pullRate=3");

        assertThat(simulator.channels().get(id))
                .isEqualTo(before.withSettings(before.settings()
                        .edit()
                        .channelName("b")
                        .rates(List.of(Rate.HIGH))
                        .done()));
    }

    @Test
    void makesANewPushIdThatPlaybackFollowsAndCutsTheStream() throws Exception {
        var id = create("a");
        var before = simulator.channels().startStream(id).streamName();

        var pushUrl = data("channelEdit", "pullId=" + id + "&resetPushId=1")
                .path("pushUrl")
                .asText();

        var after = simulator.channels().get(id);
        assertThat(after.streaming()).isFalse();
        assertThat(after.streamName()).isNotEqualTo(before);
        assertThat(pushUrl).contains(after.streamName());
        assertThat(data("getChannelConfigure", "pullId=" + id).toString())
                .contains(after.streamName())
                .doesNotContain(before);
    }

    @Test
    void givesOnlyTheCodeAskedFor() throws Exception {
        var id = create("a");

        var video = data("getSinglePullCode", "codeType=4&pullId=" + id).path("pullCodeInfo");
        var all = data("getSinglePullCode", "playerSize=1280*720&pullId=" + id).path("pullCodeInfo");

        assertThat(video.fieldNames()).toIterable().containsExactly("pullId", "videoUrl");
        assertThat(all.fieldNames())
                .toIterable()
                .containsExactly("htmlCode", "jsCode", "pullId", "swfCode", "videoUrl");
        assertThat(all.path("htmlCode").asText()).contains("width:1280px;height:720px");
    }

    @Test
    void disconnectsAStreamWithoutBanningIt() throws Exception {
        var id = create("a");
        simulator.channels().startStream(id);

        data("disconnectStream", "pullId=" + id);

        assertThat(simulator.channels().get(id).status(simulator.now())).isEqualTo(2);
        simulator.channels().startStream(id);
        assertThat(simulator.channels().get(id).status(simulator.now())).isEqualTo(1);
    }

    @Test
    void countsViewersOfChannelsAndOfDomains() throws Exception {
        var one = create("a");
        var two = create("b");
        simulator.channels().viewers(one, 2);
        simulator.channels().viewers(two, 3);

        var channels = caller.post("/live/onlinenumber/getRealTimeChannelOnlineNumber", "pullIds=" + two);
        var all = caller.post("/live/onlinenumber/getRealTimeChannelOnlineNumber", "");
        var domains = caller.post(
                "/live/onlinenumber/getRealTimeHostOnlineNumber", "pushDomains=livepush.ovptest.haplat.net");

        assertThat(TestCaller.json(channels).path("data").toString())
                .isEqualTo("{\"onlineNumberList\":[{\"onlineNumber\":3,\"pullId\":\"" + two + "\"}]}");
        assertThat(TestCaller.json(all).at("/data/onlineNumberList")).hasSize(2);
        assertThat(TestCaller.json(domains).path("data").toString())
                .isEqualTo("{\"onlineNumberinfo\":[{\"onlineNumber\":5,\"pushDomain\":\"livepush.ovptest.haplat.net\","
                        + "\"searchTime\":\"2021-08-02 00:02\"}]}");
    }

    @Test
    void takesCncBodiesWithStringsAndNumbersAndNothingElse() throws Exception {
        var id = create("a");
        var cnc = TestCaller.cnc(simulator).startingAt(NOW);

        assertThat(cnc.code("getChannelList", "{\"pageSize\": 5, \"pageIndex\": \"1\"}"))
                .isEqualTo(200);
        assertThat(cnc.code("getChannelList", "{\"pageSize\": true}")).isEqualTo(1000);
        assertThat(cnc.code("getChannelList", "{\"pageSize\": [5]}")).isEqualTo(1000);
        assertThat(cnc.code("getChannelList", "pageSize=5")).isEqualTo(1000);
        assertThat(cnc.code("channelReBrodcast", "{\"pullId\": \"" + id + "\"}"))
                .isEqualTo(200);
        assertThat(cnc.call("batchChannelLiveState", "{\"pullIds\": \"" + id + "\"}")
                        .path("data")
                        .toString())
                .isEqualTo("[{\"pullId\":\"" + id + "\",\"channelStatus\":2}]");
    }
}
