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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The document's examples, word for word but for the signature, at the second of their timestamp; {@code
 * -Dgolden.write=true} writes the answers anew.
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
        simulator.channels().viewers("029bbd4d1a804790812a5294cc999f28", 2);
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
            2.23.4 | channelManage/webPush             | pullId=aadde9ed3ae64d4386c5fb3319d56e4e
            2.25.4 | channelManage/disconnectStream    | pullId=41b6713a25994bfc14a91241c40c4ea
            3.1.4  | onlinenumber/getRealTimeChannelOnlineNumber | pullIds=029bbd4d1a804790812a5294cc999f28
            3.2.4  | onlinenumber/getRealTimeHostOnlineNumber    | pushDomains=livepush.ovptest.haplat.net
            """)
    void answersTheDocumentsExample(String section, String call, String body) throws Exception {
        var url = caller.url("/live/" + call);

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
        var file = FOLDER.resolve(chapter + "-" + call.substring(call.indexOf('/') + 1) + ".http");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, exchange);
        }
        assertThat(exchange).isEqualTo(Files.readString(file));
    }
}
