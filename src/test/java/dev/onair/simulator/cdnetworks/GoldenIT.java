package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The document's examples, word for word but for the signature, at the second of their timestamp; {@code
 * -Dgolden.write=true} writes the answers anew. What the document means as a blank to fill in, such as "Custom URL", is
 * filled in.
 */
class GoldenIT {
    private static final Path FOLDER = Path.of("src/test/resources/golden/cdnetworks");
    private static final Instant NOW = Instant.ofEpochSecond(1559557864);
    private static final ObjectWriter PRETTY = new ObjectMapper().writer(printer());

    private final CdnetworksSimulator simulator = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults()
            .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
            .withSeed(1));
    private final TestSigner signer = TestSigner.of(simulator, Generation.WS3);
    private final TestCaller caller = new TestCaller(simulator, signer);

    private static DefaultPrettyPrinter printer() {
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    /** The channels that the examples speak of, as far as their answers tell. */
    @BeforeEach
    void seed() {
        var settings = ChannelSettings.named("sample1")
                .edit()
                .protocols(List.of(Protocol.RTMP, Protocol.HDL, Protocol.HLS))
                .rates(List.of(Rate.values()))
                .playerId("DF2DAF233DDA1")
                .done();
        var first =
                settings.edit().directoryId("3305056c015c10008edfd86f00000000").done();
        seed(first, "287264e85a754da4927859d162c5f812", "d6f4f2c435864c3388bfba1833d6b772", "2021-08-01T07:02:46Z");
        for (var id : List.of(
                "2ca722b02b004ace990f35499302f7ce",
                "17bb9b726f4843b1bf84775ea1657424",
                "aadde9ed3ae64d4386c5fb3319d56e4e",
                "029bbd4d1a804790812a5294cc999f28")) {
            seed(settings, id, "a3a7328d4f404adba6a2bdc5d79eef15", "2017-08-01T07:02:46Z");
        }
        // 31 digits in the document
        var created = settings.edit().channelName("creatchannel").done();
        seed(created, "41b6713a25994bfc14a91241c40c4ea", "ba88e6f154604fbd8a25209c770476bc", "2021-08-01T07:09:02Z");
        seed(settings, "5df32989b7db47368cc14571ba296c04", "c3a7328d4f404adba6a2bdc5d79eef15", "2017-08-01T07:02:46Z");
        seed(settings, "5fc304b8ed704e0fb0a415d613f5811b", "d3a7328d4f404adba6a2bdc5d79eef15", "2017-08-01T07:02:46Z");
        var pull = ChannelSettings.pulling("testSource")
                .edit()
                .protocols(List.of(Protocol.RTMP, Protocol.HDL, Protocol.HLS))
                .rates(List.of(Rate.ORIGIN, Rate.FLUENT, Rate.STANDARD))
                .playerId("8275B97428DC1438")
                .done();
        seed(pull, "209ed41e22224994a282be86f7180ffa", "b851b51c3b7444589192b2dc97ee9b40", "2017-08-01T08:50:26Z");
        simulator.channels().viewers("029bbd4d1a804790812a5294cc999f28", 2);
        GoldenTasks.seed(simulator);
        simulator.callbacks().close(); // the examples name strangers' addresses
    }

    private void seed(ChannelSettings settings, String pullId, String streamName, String createdAt) {
        simulator.channels().create("ovptest", settings, pullId, streamName, Instant.parse(createdAt));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2.1.4  | channelManage/createChannel       | channelName=sample1&channelType=test1&pushDomain=livepush.ovptest.haplat.net&pullProtocol=0%2C1%2C2&pullRate=0%2C1%2C2%2C3%2C4&playerId=&directoryId=3305056c015c10008edfd86f00000000&live2vod=1
            2.2.4  | channelManage/getChannelConfigure | pullId=287264e85a754da4927859d162c5f812
            2.3.4  | channelManage/getChannelList      | listOrder=0&pageIndex=1&pageSize=1
            2.4.4  | channelManage/deleteChannel       | pullId=2ca722b02b004ace990f35499302f7ce
            2.5.4  | channelManage/getChannelLiveState | pullId=2ca722b02b004ace990f35499302f7ce
            2.7.4  | channelManage/channelForbidden    | pullId=41b6713a25994bfc14a91241c40c4ea
            2.8.4  | channelManage/channelReBroadcast  | pullId=41b6713a25994bfc14a91241c40c4ea
            2.9.4  | channelManage/channelEdit         | channelName=sample2&resetPushId=1&pullRate=0%2C1%2C2&pullId=17bb9b726f4843b1bf84775ea1657424&directoryId=7ce54aad015c10000c28619200000000&live2vod=1
            2.10.4 | channelManage/getSinglePullCode   | pullId=287264e85a754da4927859d162c5f812
            2.11.4 | channelManage/setPushTsac         | pullId=287264e85a754da4927859d162c5f812&effectiveHourLong=3600
            2.12.4 | channelManage/createPullChannel   | channelName=testSource&sourcePullUrl=rtmp%3A%2F%2Flive.ovptest.haplat.net%2Ftest1%2F31be31f93b2c47ada887c20f41e2c53e&sourcePullProtocol=0&pullDomain=live.ovptest.haplat.net&pullProtocol=0%2C1%2C2&pullRate=0%2C1%2C2&playerId=8275B97428DC1438
            2.13.4 | channelManage/editPullChannel     | channelName=testSource&sourcePullUrl=rtmp%3A%2F%2Flive.ovptest.haplat.net%2Ftest1%2F31be31f93b2c47ada887c20f41e2c53e&sourcePullProtocol=0&pullRate=0%2C1%2C2&pullId=209ed41e22224994a282be86f7180ffa
            2.14.4 | channelManage/getPullChannelConfigure | pullId=209ed41e22224994a282be86f7180ffa
            2.15.4 | channelManage/getPullChannelList  | listOrder=0&pageIndex=1&pageSize=2
            2.16.7 | channelManage/setChannelStateRealtimeBack | userId=110036&token=e7758628815d633f35af4d80b431a097&timeStamp=1486968639&domainName=livepush.ovptest.haplat.net&notifyUrl=http://www.baidu.com/test&open=1
            2.17.4 | channelManage/createRecordTask    | transNo=N01&pullId=5df32989b7db47368cc14571ba296c04&quickStart=false&startTime=1502417100&endTime=1502420700&fileType=m3u8&isConcat=false&isRecordWhiteBoard=true&isRecordIm=true&notifyUrl=http%3A%2F%2F127.0.0.1%2Fcustom
            2.18.4 | channelManage/endRecordTask       | taskId=5df32989b7db47368cc14571ba296c04
            2.19.4 | channelManage/recordTaskQuery     | taskId=4645ca2d015a1000ad64820400000000
            2.20.4 | recordDirectoryManage/directoryCreate/ | directoryType=%E4%B8%AD%E6%96%87_ABC_abc_123&firstLevelDirectory=movie-1&secondLevelDirectory=movie-2&thirdLevelDirectory=movie-3
            2.21.4 | recordDirectoryManage/getDirectoryList/ | pageIndex=1&pageSize=10
            2.22.4 | recordDirectoryManage/getDirectory/ | directoryId=ec8f50eb015b100048a28c5800000000
            2.23.4 | channelManage/webPush             | pullId=aadde9ed3ae64d4386c5fb3319d56e4e
            2.24.4 | channelManage/getRecordFileInfo   | pullIds=aadde9ed3ae64d4386c5fb3319d56e4e,badde9ed3ae64d4386c5fb3319d56e4f
            2.25.4 | channelManage/disconnectStream    | pullId=41b6713a25994bfc14a91241c40c4ea
            2.27.4 | forwardTask/startForwardTask      | pullId=5fc304b8ed704e0fb0a415d613f5811b&notifyUrl=http%3A%2F%2Ftestcallback.com%2Fcall.do&forwardUrl=rtmp%3A%2F%2Flivepush.ovptest.haplat.net%2Flive%2Fde9e8c6834244637aa52aa993e2ed9f6
            2.28.4 | forwardTask/endForwardTask        | taskId=f37cf970016e1000577ce45400000000
            2.29.4 | forwardTask/getForwardTaskList    | taskId=f3eab758016e100012febb9700000000
            3.1.4  | onlinenumber/getRealTimeChannelOnlineNumber | pullIds=029bbd4d1a804790812a5294cc999f28
            3.2.4  | onlinenumber/getRealTimeHostOnlineNumber    | pushDomains=livepush.ovptest.haplat.net
            """)
    void answersTheDocumentsExample(String section, String call, String body) throws Exception {
        var url = caller.url("/live/" + call);
        // The one example with a time in it is of 2017; the signature's time is another.
        if (section.equals("2.17.4")) simulator.advance(Duration.between(NOW, Instant.ofEpochSecond(1502416000)));

        var answer = caller.send(signer.post(url, body, NOW));

        assertIsGolden(section, call, exchange(section, "/live/" + call, body, answer));
    }

    private static String exchange(String section, String path, String body, HttpResponse<String> answer)
            throws Exception {
        return """
                # document %s
                POST %s
                Content-Type: %s

                %s

                HTTP %d
                Content-Type: %s

                %s
                """.formatted(
                        section,
                        path,
                        TestSigner.FORM,
                        body,
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        PRETTY.writeValueAsString(TestCaller.json(answer)));
    }

    private static void assertIsGolden(String section, String call, String exchange) throws Exception {
        var chapter = section.substring(0, section.lastIndexOf('.'));
        var file = FOLDER.resolve(chapter + "-" + Path.of(call).getFileName() + ".http");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, exchange);
        }
        assertThat(exchange).isEqualTo(Files.readString(file));
    }
}
