package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.simulator.fault.CutAfter;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels that pull their origin (2.12 to 2.15). */
class PullChannelsIT {
    private static final String CREATE = "channelName=a&sourcePullUrl=rtmp%3A%2F%2Fo.example.net%2Flive%2F1"
            + "&sourcePullProtocol=0&pullDomain=live.ovptest.haplat.net&pullProtocol=0%3B1&pullRate=0%3B1";

    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller caller = TestCaller.ws3(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    private String create() throws Exception {
        return caller.call("createPullChannel", CREATE).at("/data/pullId").asText();
    }

    @Test
    void keepsTheTwoKindsOfChannelsInListsOfTheirOwn() throws Exception {
        var pull = create();
        var push = simulator.channels().create("ovptest", ChannelSettings.named("push"));

        var pulls = caller.call("getPullChannelList", "").path("data");
        var pushes = caller.call("getChannelList", "").path("data");

        assertThat(pulls.path("channelTotal").asInt()).isEqualTo(1);
        assertThat(pulls.at("/channelList/0/pullId").asText()).isEqualTo(pull);
        assertThat(pulls.at("/channelList/0/sourcePullProtocol").asText()).isEqualTo("RTMP");
        assertThat(pushes.path("channelTotal").asInt()).isEqualTo(1);
        assertThat(pushes.at("/channelList/0/pullId").asText()).isEqualTo(push.pullId());
    }

    @Test
    void changesOnlyWhatAnEditSends() throws Exception {
        var id = create();
        caller.call("editPullChannel", "pullId=" + id + "&pullRate=2");

        var data = caller.call("getPullChannelConfigure", "pullId=" + id).path("data");

        var entry = data.at("/sourcePullConfigureInfoList/0");
        assertThat(data.path("channelName").asText()).isEqualTo("a");
        assertThat(data.path("channelStatus").asText()).isEmpty();
        assertThat(entry.path("sourcePullUrl").asText()).isEqualTo("rtmp://o.example.net/live/1");
        assertThat(entry.path("pullConfigureList")).hasSize(2);
        assertThat(entry.at("/pullConfigureList/0/pullUrlList/0/sdPullUrl").asText())
                .startsWith("rtmp://live.ovptest.haplat.net/live/")
                .endsWith("_1200");
        assertThat(entry.at("/pullConfigureList/0/pullUrlList/0/originPullUrl").asText())
                .isEmpty();
    }

    @Test
    void sharesDeletionAndViewersWithTheOthers() throws Exception {
        var id = create();
        simulator.channels().viewers(id, 7);
        var numbers =
                TestCaller.json(caller.post("/live/onlinenumber/getRealTimeChannelOnlineNumber", "pullIds=" + id));

        assertThat(numbers.at("/data/onlineNumberList/0/onlineNumber").asInt()).isEqualTo(7);
        assertThat(caller.code("deleteChannel", "pullId=" + id)).isEqualTo(200);
        assertThat(caller.code("getPullChannelConfigure", "pullId=" + id)).isEqualTo(1217);
    }

    @Test
    void canBeChangedBehindTheBackOfTheApi() throws Exception {
        caller.admin("POST", "/channels", "{\"pullId\": \"p1\", \"sourcePullUrl\": \"rtmp://foreign.example.net/a\"}");
        caller.admin("PATCH", "/channels/p1", """
                {"sourcePullUrl": "http://o.example.net/a.flv", "sourcePullProtocol": "1", "channelName": "b"}""");

        var entry = caller.call("getPullChannelList", "").at("/data/channelList/0");

        assertThat(entry.path("channelName").asText()).isEqualTo("b");
        assertThat(entry.path("sourcePullUrl").asText()).isEqualTo("http://o.example.net/a.flv");
        assertThat(entry.path("sourcePullProtocol").asText()).isEqualTo("HTTP FLV");
    }

    @Test
    void losesTheAnswerOfACreateThatTookEffect() throws Exception {
        simulator.faults().on("createPullChannel").once(new CutAfter());

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(simulator.channels().all()).hasSize(1);
    }
}
