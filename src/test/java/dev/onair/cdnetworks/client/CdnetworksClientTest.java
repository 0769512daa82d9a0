package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.cdnetworks.client.CdnetworksClient.Settings;
import dev.onair.cdnetworks.client.RequestSigner.Signable;
import dev.onair.engine.Outcome;
import dev.onair.http.Stub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call's path, body and answer, against a vendor that says what the document's examples say. */
class CdnetworksClientTest {

    private static final Credentials KEYS =
            new Credentials("bf6b3ba4bd6811e99eb390e2ba00c682", "0123456789abcdef0123456789abcdef");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1559557864), ZoneOffset.UTC);
    private static final String OK = "{\"code\": 200, \"data\": \"\", \"message\": \"Request succeeded\"}";

    interface Use extends Function<CdnetworksClient, Outcome<?>> {}

    static Stream<Arguments> calls() {
        var form = new ChannelForm(
                "n",
                "push.example",
                "app",
                Set.of(Protocol.RTMP),
                Set.of(Bitrate.ORIGIN),
                null,
                null,
                null,
                null,
                null,
                null);
        return Stream.of(
                call(
                        "2.1.6",
                        "channelManage/createChannel",
                        "channelName=n&pushDomain=push.example&channelType=app&pullProtocol=0&pullRate=0",
                        client -> client.createChannel(form)),
                call(
                        "2.2.6",
                        "channelManage/getChannelConfigure",
                        "pullId=p",
                        client -> client.getChannelConfigure("p")),
                call(
                        "2.3.6",
                        "channelManage/getChannelList",
                        "listOrder=1&pageIndex=2&pageSize=50",
                        client -> client.getChannelList(2, 50, ListOrder.OLDEST_FIRST)),
                call(
                        "2.4.6",
                        "channelManage/deleteChannel",
                        "pullId=p%2Cq",
                        client -> client.deleteChannel(List.of("p", "q"))),
                call(
                        "2.5.6",
                        "channelManage/getChannelLiveState",
                        "pullId=p",
                        client -> client.getChannelLiveState("p")),
                call(
                        "2.7.6",
                        "channelManage/channelForbidden",
                        "pullId=p%2Cq",
                        client -> client.channelForbidden(List.of("p", "q"))),
                call(
                        "2.8.6",
                        "channelManage/channelReBroadcast",
                        "pullId=p",
                        client -> client.channelReBroadcast(List.of("p"))),
                call(
                        "2.9.6",
                        "channelManage/channelEdit",
                        "pullId=p",
                        client -> client.channelEdit(ChannelEdit.of("p"))),
                call(
                        "2.10.6",
                        "channelManage/getSinglePullCode",
                        "pullId=p&playerSize=640*360&autoPlay=1&codeType=5",
                        client -> client.getSinglePullCode(
                                new PullCodeQuery("p", null, "640*360", true, PullCodeQuery.CodeType.ADAPTIVE))),
                call(
                        "2.11.6",
                        "channelManage/setPushTsatc",
                        "pullId=p&effectiveHourLong=3600",
                        client -> client.setPushTsatc("p", Duration.ofHours(1))),
                call(
                        "2.23.6",
                        "channelManage/getChannelShareUrl",
                        "pullId=p",
                        client -> client.getChannelShareUrl("p")),
                call("2.25.6", "channelManage/disconnectStream", "pullId=p", client -> client.disconnectStream("p")),
                call(
                        "3.1.6",
                        "onlinenumber/getRealTimeChannelOnlineNumber",
                        "pullIds=p%2Cq",
                        client -> client.getRealTimeChannelOnlineNumber(List.of("p", "q"))),
                call(
                        "3.2.6",
                        "onlinenumber/getRealTimeHostOnlineNumber",
                        "pushDomains=a.example",
                        client -> client.getRealTimeHostOnlineNumber(List.of("a.example"))));
    }

    private static Arguments call(String section, String path, String body, Use use) {
        return arguments(section, "/live/" + path, body, use);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void everyCallIsSentAsDocumentedAndUnderstandsTheDocumentsAnswer(String section, String path, String body, Use use)
            throws IOException {
        var answer = Files.readString(Path.of("src/test/resources/cdnetworks/answers", section + ".json"));
        try (var vendor = new Stub(Stub.saying(200, answer));
                var client = client(vendor, Signing.WS3)) {
            assertThat(use.apply(client)).isInstanceOf(Outcome.Done.class);
            assertThat(vendor.seen).singleElement().satisfies(seen -> {
                assertThat(seen.method()).isEqualTo("POST");
                assertThat(seen.path()).isEqualTo(path);
                assertThat(seen.body()).isEqualTo(body);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void signsTheHostAndThePortThatItSends(Signing signing) {
        try (var vendor = new Stub(Stub.saying(200, OK));
                var client = client(vendor, signing)) {
            client.disconnectStream("p");
            var seen = vendor.seen.getFirst();
            var signed = Signable.post(seen.path(), seen.header("Content-Type"), seen.header("Host"), seen.body());
            assertThat(seen.header("Host")).isEqualTo(vendor.endpoint().getAuthority());
            assertThat(seen.header("Authorization"))
                    .isEqualTo(RequestSigner.authorization(signing, KEYS, 1559557864, signed));
            assertThat(seen.header(signing.accessKeyHeader())).isEqualTo(KEYS.accessKey());
            assertThat(seen.header(signing.timestampHeader())).isEqualTo("1559557864");
        }
    }

    @Test
    void theCurrentGenerationSpeaksJsonAndSpellsTheLiftingOfABanItsOwnWay() {
        try (var vendor = new Stub(Stub.saying(200, OK));
                var client = client(vendor, Signing.CNC)) {
            client.channelReBroadcast(List.of("p", "q"));
            assertThat(vendor.seen).singleElement().satisfies(seen -> {
                assertThat(seen.path()).isEqualTo("/live/channelManage/channelReBrodcast");
                assertThat(seen.body()).isEqualTo("{\"pullId\":\"p,q\"}");
                assertThat(seen.header("Content-Type")).isEqualTo("application/json");
                assertThat(seen.header("x-cnc-auth-method")).isEqualTo("AKSK");
            });
        }
    }

    @Test
    void theCurrentGenerationAsksForManyStatesAtOnce() {
        var answer = "{\"code\": \"200\", \"data\": [{\"pullId\": \"p\", \"channelStatus\": 1}]}";
        try (var vendor = new Stub(Stub.saying(200, answer));
                var client = client(vendor, Signing.CNC)) {
            assertThat(client.batchChannelLiveState(List.of("p", "q")))
                    .isEqualTo(Outcome.done(java.util.Map.of("p", ChannelState.LIVE)));
            assertThat(vendor.seen.getFirst().body()).isEqualTo("{\"pullIds\":\"p,q\"}");
        }
    }

    @Test
    void equalRequestsInTheSameSecondAreSignedForDifferentSeconds() {
        try (var vendor = new Stub(Stub.saying(200, OK));
                var client = client(vendor, Signing.WS3)) {
            client.disconnectStream("p");
            client.disconnectStream("p");
            client.disconnectStream("q");
            assertThat(vendor.seen)
                    .extracting(seen -> seen.header("X-WS-Timestamp"))
                    .containsExactly("1559557864", "1559557865", "1559557864");
            assertThat(vendor.seen)
                    .extracting(seen -> seen.header("Authorization"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void noIdsAskForTheViewersOfAllChannelsButDeleteNothing() {
        try (var vendor = new Stub(Stub.saying(200, OK));
                var client = client(vendor, Signing.WS3)) {
            client.getRealTimeChannelOnlineNumber(List.of());
            assertThat(vendor.seen.getFirst().body()).isEqualTo("pullIds=");
            assertThatThrownBy(() -> client.deleteChannel(List.of())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.deleteChannel(List.of("a,b"))).isInstanceOf(IllegalArgumentException.class);
            assertThat(vendor.seen).hasSize(1);
        }
    }

    @Test
    void whatTheVendorDoesNotOfferIsABugOfTheCaller() {
        try (var vendor = new Stub(Stub.saying(200, OK));
                var client = client(vendor, Signing.WS3)) {
            assertThatThrownBy(() -> client.batchChannelLiveState(List.of("p")))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> client.getChannelList(0, 50, ListOrder.NEWEST_FIRST))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.getChannelList(1, 51, ListOrder.NEWEST_FIRST))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.setPushTsatc("p", Duration.ofMillis(999)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(vendor.seen).isEmpty();
        }
    }

    private static CdnetworksClient client(Stub vendor, Signing signing) {
        return new CdnetworksClient(Settings.of(vendor.endpoint(), signing), () -> KEYS, CLOCK);
    }
}
