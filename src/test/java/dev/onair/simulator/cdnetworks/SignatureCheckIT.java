package dev.onair.simulator.cdnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureCheckIT {
    private static final Instant NOW = Instant.ofEpochSecond(1559557864);

    private final CdnetworksSimulator simulator = CdnetworksSimulator.start(
            CdnetworksSimulator.Options.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final TestCaller caller = TestCaller.ws3(simulator);
    private final URI url = caller.url("/live/channelManage/getChannelList");

    @AfterEach
    void close() {
        simulator.close();
    }

    private int code(HttpRequest request) throws Exception {
        return TestCaller.json(caller.send(request)).path("code").asInt();
    }

    private static HttpRequest without(HttpRequest request, String header) {
        return HttpRequest.newBuilder(request, (name, _) -> !name.equalsIgnoreCase(header))
                .build();
    }

    private static HttpRequest with(HttpRequest request, String header, String value) {
        return HttpRequest.newBuilder(without(request, header), (_, _) -> true)
                .header(header, value)
                .build();
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void letsInASignedPostOfEitherGeneration(Generation generation) throws Exception {
        var body = generation == Generation.WS3 ? "pageSize=1" : "{\"pageSize\": 1}";

        assertThat(code(TestSigner.of(simulator, generation).post(url, body, NOW)))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void letsInASignedGetWhoseQueryIsSignedDecoded(Generation generation) throws Exception {
        var name = simulator
                .channels()
                .create("ovptest", ChannelSettings.named("a"))
                .pullId();
        var asked = caller.url("/live/channelManage/getChannelLiveState?pullId=" + name + "&note=a%20b%2Cc");

        assertThat(code(TestSigner.of(simulator, generation).get(asked, NOW))).isEqualTo(200);
    }

    @Test
    void toleratesATrailingSlash() throws Exception {
        assertThat(code(caller.signer().post(URI.create(url + "/"), "", NOW))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"Authorization", "X-WS-AccessKey", "X-WS-Timestamp"})
    void refusesARequestWithoutCredentials(String header) throws Exception {
        assertThat(code(without(caller.signer().post(url, "", NOW), header))).isEqualTo(1002);
    }

    @Test
    void refusesACncRequestThatDoesNotSayHowItIsSigned() throws Exception {
        var signed = TestSigner.of(simulator, Generation.CNC).post(url, "", NOW);

        assertThat(code(without(signed, "x-cnc-auth-method"))).isEqualTo(1002);
    }

    @Test
    void refusesAnAccessKeyThatNobodyHas() throws Exception {
        var stranger = new TestSigner("stranger", simulator.secretKey(), Generation.WS3);

        assertThat(code(stranger.post(url, "", NOW))).isEqualTo(1003);
    }

    @Test
    void refusesACredentialThatIsNotTheHeadersKey() throws Exception {
        assertThat(code(with(caller.signer().post(url, "", NOW), "X-WS-AccessKey", "stranger")))
                .isEqualTo(1003);
    }

    @Test
    void refusesASignatureUnderAnotherSecret() throws Exception {
        var thief = new TestSigner(simulator.accessKey(), "not the secret", Generation.WS3);

        assertThat(code(thief.post(url, "", NOW))).isEqualTo(1001);
    }

    @Test
    void refusesABodyThatIsNotTheSignedOne() throws Exception {
        var signed = caller.signer().post(url, "pageIndex=1", NOW);
        var forged = HttpRequest.newBuilder(signed, (_, _) -> true)
                .POST(HttpRequest.BodyPublishers.ofString("pageIndex=2"))
                .build();

        assertThat(code(forged)).isEqualTo(1001);
    }

    @Test
    void refusesASignatureThatLeavesTheHostOut() throws Exception {
        var signed = caller.signer().post(url, "", NOW);
        var authorization = signed.headers().firstValue("Authorization").orElseThrow();

        assertThat(code(with(signed, "Authorization", authorization.replace("content-type;host", "content-type"))))
                .isEqualTo(1001);
    }

    @Test
    void refusesAnAuthorizationThatCannotBeRead() throws Exception {
        assertThat(code(with(caller.signer().post(url, "", NOW), "Authorization", "Bearer x")))
                .isEqualTo(1001);
    }

    @Test
    void refusesATimestampThatIsNoNumber() throws Exception {
        assertThat(code(with(caller.signer().post(url, "", NOW), "X-WS-Timestamp", "2019-06-03")))
                .isEqualTo(1010);
    }

    @ParameterizedTest
    @CsvSource({"-301, 1011", "-300, 200", "300, 200", "301, 1011"})
    void refusesClocksMoreThanFiveMinutesApart(int seconds, int code) throws Exception {
        assertThat(code(caller.signer().post(url, "", NOW.plusSeconds(seconds))))
                .isEqualTo(code);
    }

    @Test
    void refusesASignatureThatIsReplayed() throws Exception {
        var signed = caller.signer().post(url, "", NOW);

        assertThat(code(signed)).isEqualTo(200);
        assertThat(code(signed)).isEqualTo(1001);
        assertThat(code(caller.signer().post(url, "", NOW.plusSeconds(1)))).isEqualTo(200);
    }

    @Test
    void knowsTheNewKeyAndNoLongerTheOldOneAfterARotation() throws Exception {
        simulator.addKey("new", "new secret");
        simulator.removeKey(simulator.accessKey());

        assertThat(code(new TestSigner("new", "new secret", Generation.WS3).post(url, "", NOW)))
                .isEqualTo(200);
        assertThat(code(caller.signer().post(url, "", NOW))).isEqualTo(1003);
    }

    @Test
    void checksAgainstTheRealTimeUnlessAskedOtherwise() throws Exception {
        simulator.advance(Duration.ofDays(7));
        assertThat(code(caller.signer().post(url, "", NOW))).isEqualTo(200);

        simulator.advanceSignatures(Duration.ofDays(7));
        assertThat(code(caller.signer().post(url, "", NOW.plusSeconds(1)))).isEqualTo(1011);
    }

    @Test
    void doesNotKnowOtherAddresses() throws Exception {
        var answer = caller.post("/live/channelManage/makeCoffee", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(TestCaller.json(answer).path("error").asText()).contains("makeCoffee");
    }

    @ParameterizedTest
    @CsvSource({"WS3, channelReBrodcast, 404", "WS3, batchChannelLiveState, 404", "CNC, channelReBrodcast, 200"})
    void knowsSomeAddressesInOneGenerationOnly(Generation generation, String call, int status) throws Exception {
        var asked = TestSigner.of(simulator, generation).post(caller.url("/live/channelManage/" + call), "", NOW);

        assertThat(caller.send(asked).statusCode()).isEqualTo(status);
    }
}
