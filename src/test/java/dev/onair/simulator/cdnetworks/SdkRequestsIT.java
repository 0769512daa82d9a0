package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Temperament;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests that the vendor's SDK of the newer generation is known to make (WIRE-NOTES.md), in our own words: bodies in JSON,
 * texts for numbers, empty texts for what nobody set, its own spelling of paths. No registry of ours has that SDK.
 */
class SdkRequestsIT {
    private final CdnetworksSimulator simulator = CdnetworksSimulator.start();
    private final TestCaller sdk = TestCaller.cnc(simulator);

    private String pullId = "";
    private String pulling = "";
    private String taskId = "";

    @BeforeEach
    void open() throws Exception {
        simulator.temperaments().set(Temperament.SDK);
        pullId = data("channelManage/createChannel", """
                {"channelName": "news", "pushDomain": "livepush.ovptest.haplat.net", "channelType": "test1",
                 "pullProtocol": "0,1,2", "pullRate": "0,1", "playerId": "", "live2vod": "1"}""").path("pullId").asText();
        pulling = data("channelManage/createPullChannel", """
                {"channelName": "pulled", "sourcePullUrl": "rtmp://live.ovptest.haplat.net/test1/x", "sourcePullProtocol": "0",
                 "pullDomain": "live.ovptest.haplat.net", "pullProtocol": "0", "pullRate": "0", "playerId": ""}""").path("pullId").asText();
        var end = simulator.now().plus(Duration.ofHours(1)).getEpochSecond();
        taskId = data("channelManage/createRecordTask", """
                {"pullId": "%s", "transNo": "n1", "quickStart": "true", "endTime": "%d", "fileType": "mp4", "isConcat": "false"}""".formatted(pullId, end))
                .path("taskId")
                .asText();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private JsonNode answer(String call, String body) throws Exception {
        var sent = body.replace("PULLING", pulling).replace("TASK", taskId).replace("ID", pullId);
        return TestCaller.json(sdk.post("/live/" + call, sent));
    }

    /** Without the list around it that the SDK expects. */
    private JsonNode data(String call, String body) throws Exception {
        var answer = answer(call, body);
        assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo("200");
        var data = answer.path("data");
        return data.isArray() ? data.path(0) : data;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            channelManage/getChannelList                | {"pageIndex": "1", "pageSize": "50", "listOrder": "0"} | channelList
            channelManage/getChannelList                | {"pageIndex": 1, "pageSize": 50, "listOrder": 0} | channelList
            channelManage/getPullChannelList            | {"pageIndex": "1", "pageSize": "50"} | channelList
            channelManage/getChannelConfigure           | {"pullId": "ID"} | pushConfigureInfo
            channelManage/getPullChannelConfigure       | {"pullid": "PULLING"} | pullConfigureList
            channelManage/getChannelLiveState           | {"pullId": "ID"} | channelState
            channelManage/batchChannelLiveState         | {"pullIds": "ID,PULLING"} | channelStatus
            channelManage/channelEdit                   | {"pullId": "ID", "channelName": "evening", "live2vod": "0"} | pushUrl
            channelManage/channelEdit                   | {"pullId": "ID", "resetPushId": "1"} | pushUrl
            channelManage/getSinglePullCode             | {"pullId": "ID", "playerId": "", "codeType": "0", "autoPlay": "0"} | videoUrl
            channelManage/setPushTsatc                  | {"pullId": "ID", "effectiveHourLong": "3600"} | pushUrl
            channelManage/channelForbidden              | {"pullId": "ID"} |
            channelManage/channelReBrodcast             | {"pullId": "ID"} |
            channelManage/disconnectStream              | {"pullId": "ID"} |
            channelManage/getChannelShareUrl            | {"pullId": "ID"} |
            channelManage/recordTaskQuery               | {"transNo": "n1"} | taskId
            channelManage/endRecordTask                 | {"taskId": "TASK"} |
            channelManage/getRecordFileInfo             | {"pullIds": "ID"} |
            recordDirectoryManage/directoryCreate       | {"directoryType": "news", "firstLevelDirectory": "shows"} | directoryId
            recordDirectoryManage/getDirectoryList      | {"pageIndex": "1", "pageSize": "20"} |
            channelManage/deleteChannel                 | {"pullId": "ID,PULLING"} |
            forwardTask/startForwardTask                | {"pullId": "ID", "forwardUrl": "rtmp://a.example.com/b/c", "notifyUrl": ""} | taskId
            forwardTask/getForwardTaskList              | {"pullId": "ID", "status": "0,1", "pageIndex": "1", "pageSize": "50"} | forwardTastList
            onlinenumber/getRealTimeChannelOnlineNumber | {"pullIds": "ID,PULLING"} | onlineNumberList
            """)
    void areAnsweredWithASuccess(String call, String body, String field) throws Exception {
        var data = data(call, body);

        if (field != null) {
            assertThat(data.findValue(field)).as(data.toString()).isNotNull();
        }
    }
}
