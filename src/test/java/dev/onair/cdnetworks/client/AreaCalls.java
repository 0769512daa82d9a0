package dev.onair.cdnetworks.client;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Outcome;
import dev.onair.http.CallKind;
import dev.onair.http.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Every call beyond the live channels, with the request of the document's example (its parameters, its order). */
final class AreaCalls {

    static final String DESTINATION = "rtmp://livepush.ovptest.haplat.net/live/de9e8c6834244637aa52aa993e2ed9f6";
    static final String NOTIFY = "http://testcallback.com/call.do";

    private AreaCalls() {}

    interface Use extends Function<CdnetworksClient, Outcome<?>> {}

    static Stream<Arguments> all() {
        return Stream.of(pullChannels(), recordings(), directories(), forwards())
                .flatMap(Function.identity());
    }

    private static Stream<Arguments> pullChannels() {
        var source = new Secret("rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ada887c20f41e2c53e");
        var rates = Set.of(Bitrate.ORIGIN, Bitrate.FLUENT, Bitrate.SD);
        var form = new PullChannelForm(
                "testSource",
                source,
                Protocol.RTMP,
                "live.ovptest.haplat.net",
                Set.of(Protocol.RTMP, Protocol.HDL, Protocol.HLS),
                rates,
                "8275B97428DC1438");
        var edit = new PullChannelEdit("209ed41e22224994a282be86f7180ffa", "testSource", source, Protocol.RTMP, rates);
        var state = new ChannelStateBack("livepush.ovptest.haplat.net", new Secret("http://www.baidu.com/test"), true);
        return Stream.of(
                write(
                        "2.12.6",
                        "channelManage/createPullChannel",
                        "channelName=testSource&sourcePullUrl=rtmp%3A%2F%2Flive.ovptest.haplat.net%2Ftest1%2F31be31f93b2c47"
                                + "ada887c20f41e2c53e&sourcePullProtocol=0&pullDomain=live.ovptest.haplat.net"
                                + "&pullProtocol=0%2C1%2C2&pullRate=0%2C1%2C2&playerId=8275B97428DC1438",
                        client -> client.pullChannels().createPullChannel(form)),
                write(
                        "2.13.6",
                        "channelManage/editPullChannel",
                        "channelName=testSource&sourcePullUrl=rtmp%3A%2F%2Flive.ovptest.haplat.net%2Ftest1%2F31be31f93b2c47"
                                + "ada887c20f41e2c53e&sourcePullProtocol=0&pullRate=0%2C1%2C2"
                                + "&pullId=209ed41e22224994a282be86f7180ffa",
                        client -> client.pullChannels().editPullChannel(edit)),
                read(
                        "2.14.6",
                        "channelManage/getPullChannelConfigure",
                        "pullId=209ed41e22224994a282be86f7180ffa",
                        client -> client.pullChannels().getPullChannelConfigure("209ed41e22224994a282be86f7180ffa")),
                read(
                        "2.15.6",
                        "channelManage/getPullChannelList",
                        "listOrder=0&pageIndex=1&pageSize=2",
                        client -> client.pullChannels().getPullChannelList(1, 2, ListOrder.NEWEST_FIRST)),
                write(
                        "2.16.8",
                        "channelManage/setChannelStateRealtimeBack",
                        "domainName=livepush.ovptest.haplat.net&notifyUrl=http%3A%2F%2Fwww.baidu.com%2Ftest&open=1",
                        client -> client.setChannelStateRealtimeBack(state)));
    }

    private static Stream<Arguments> recordings() {
        var form = new RecordTaskForm(
                "N01",
                "5df32989b7db47368cc14571ba296c04",
                Instant.ofEpochSecond(1502417100),
                Instant.ofEpochSecond(1502420700),
                RecordFormat.M3U8,
                false,
                true,
                true,
                new Secret("Custom URL"),
                null,
                null);
        var channels = List.of("aadde9ed3ae64d4386c5fb3319d56e4e", "badde9ed3ae64d4386c5fb3319d56e4f");
        return Stream.of(
                write(
                        "2.17.6",
                        "channelManage/createRecordTask",
                        "transNo=N01&pullId=5df32989b7db47368cc14571ba296c04&quickStart=false&startTime=1502417100"
                                + "&endTime=1502420700&fileType=m3u8&isConcat=false&isRecordWhiteBoard=true"
                                + "&isRecordIm=true&notifyUrl=Custom+URL",
                        client -> client.recordTasks().createRecordTask(form)),
                write(
                        "2.18.6",
                        "channelManage/endRecordTask",
                        "taskId=5df32989b7db47368cc14571ba296c04",
                        client -> client.recordTasks().endRecordTask("5df32989b7db47368cc14571ba296c04")),
                read(
                        "2.19.6",
                        "channelManage/recordTaskQuery",
                        "taskId=4645ca2d015a1000ad64820400000000",
                        client -> client.recordTasks()
                                .recordTaskQuery(RecordTaskQuery.ofTaskId("4645ca2d015a1000ad64820400000000"))),
                read(
                        "2.24.6",
                        "channelManage/getRecordFileInfo",
                        "pullIds=aadde9ed3ae64d4386c5fb3319d56e4e%2Cbadde9ed3ae64d4386c5fb3319d56e4f",
                        client -> client.recordTasks().getRecordFileInfo(RecordFileQuery.ofChannels(channels))));
    }

    private static Stream<Arguments> directories() {
        var form = new RecordDirectoryForm("中文_ABC_abc_123", List.of("movie-1", "movie-2", "movie-3"));
        return Stream.of(
                write(
                        "2.20.6",
                        "recordDirectoryManage/directoryCreate",
                        "directoryType=%E4%B8%AD%E6%96%87_ABC_abc_123&firstLevelDirectory=movie-1"
                                + "&secondLevelDirectory=movie-2&thirdLevelDirectory=movie-3",
                        client -> client.recordDirectories().directoryCreate(form)),
                read(
                        "2.21.6",
                        "recordDirectoryManage/getDirectoryList",
                        "pageIndex=1&pageSize=10",
                        client -> client.recordDirectories().getDirectoryList(1, 10)),
                // The document's example asks for one directory and is answered with this other one.
                read(
                        "2.22.6",
                        "recordDirectoryManage/getDirectory",
                        "directoryId=eca13602015b1000c8d39dbf00000000",
                        client -> client.recordDirectories().getDirectory("eca13602015b1000c8d39dbf00000000")));
    }

    private static Stream<Arguments> forwards() {
        var form = new ForwardTaskForm(
                "5fc304b8ed704e0fb0a415d613f5811b", new Secret(NOTIFY), new Secret(DESTINATION), null, null, null);
        return Stream.of(
                write(
                        "2.27.6",
                        "forwardTask/startForwardTask",
                        "pullId=5fc304b8ed704e0fb0a415d613f5811b&notifyUrl=http%3A%2F%2Ftestcallback.com%2Fcall.do"
                                + "&forwardUrl=rtmp%3A%2F%2Flivepush.ovptest.haplat.net%2Flive%2F"
                                + "de9e8c6834244637aa52aa993e2ed9f6",
                        client -> client.forwardTasks().startForwardTask(form)),
                write(
                        "2.28.6",
                        "forwardTask/endForwardTask",
                        "taskId=f37cf970016e1000577ce45400000000",
                        client -> client.forwardTasks().endForwardTask("f37cf970016e1000577ce45400000000")),
                // The example leaves the page to the vendor, who takes the first ten.
                read(
                        "2.29.6",
                        "forwardTask/getForwardTaskList",
                        "taskId=f3eab758016e100012febb9700000000&pageIndex=1&pageSize=10",
                        client -> client.forwardTasks()
                                .getForwardTaskList(
                                        ForwardTaskFilter.ofTask("f3eab758016e100012febb9700000000"), 1, 10)));
    }

    private static Arguments read(String section, String path, String body, Use use) {
        return arguments(section, "/live/" + path, body, CallKind.READ, use);
    }

    private static Arguments write(String section, String path, String body, Use use) {
        return arguments(section, "/live/" + path, body, CallKind.WRITE, use);
    }
}
