package dev.onair.huawei.client.ott;

import static dev.onair.huawei.client.Vendor.doneOf;
import static dev.onair.huawei.client.Vendor.failureOf;
import static dev.onair.huawei.client.Vendor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.Secret;
import dev.onair.http.Stub;
import dev.onair.huawei.client.HuaweiErrors;
import dev.onair.huawei.client.StreamUrl;
import dev.onair.huawei.client.Vendor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and answers are the document's examples, chapter 5. */
class OttChannelsTest {

    static final ChannelKey KEY = new ChannelKey("push.testott.hls.com", "ott", "test");
    private static final String SUCCESS = """
            {"result_code": "LIVE.100000000", "result_msg": "SUCCESS",
             "domain": "push.testott.hls.com", "app_name": "ott", "id": "test"}
            """;
    private static final String KEY_FIELDS =
            "\"domain\": \"push.testott.hls.com\", \"app_name\": \"ott\", \"id\": \"test\"";

    private static OttChannels channels(Vendor vendor) {
        return new OttChannels(vendor.client, Vendor.PROJECT);
    }

    private static Vendor refusing(String code, String words) {
        return Vendor.saying(
                400, "{\"result_code\": \"%s\", \"result_msg\": \"%s\", %s}".formatted(code, words, KEY_FIELDS));
    }

    static Stream<Arguments> updates() {
        return Stream.of(
                arguments("endpoints", """
                        "endpoints": [{"hls_package": [{"url": "pull.testott.hls.com/ott/test/index.m3u8",
                          "hls_version": "1", "segment_duration_seconds": 4, "playlist_window_seconds": 3600}]}]
                        """, (Function<OttChannels, Outcome<?>>)
                        channels -> channels.updateChannelEndpoint(
                                KEY, List.of(new EndpointItem(List.of(hlsPackage()), null, null)))),
                arguments("input", """
                        "input": {"input_protocol": "RTMP_PUSH"},
                        "encoder_settings_expand": {"video_descriptions": {"gop_duration_seconds": 2}}
                        """, (Function<OttChannels, Outcome<?>>) channels -> channels.updateChannelInput(
                        KEY,
                        new InputStreamInfo("RTMP_PUSH", null, null, null, null, null, null, null, null, null),
                        new EncoderSettingsExpand(null, new VideoDescriptions(2)))),
                arguments("record-settings", "\"record_settings\": {\"rollingbuffer_duration\": 3600}", (Function<
                                OttChannels, Outcome<?>>)
                        channels -> channels.updateChannelRecord(KEY, new RecordSettings(3600))),
                arguments("general", "\"name\": \"modify_name\"", (Function<OttChannels, Outcome<?>>)
                        channels -> channels.updateChannelGeneralInfo(KEY, "modify_name")),
                arguments("state", "\"state\": \"ON\"", (Function<OttChannels, Outcome<?>>)
                        channels -> channels.updateChannelState(KEY, ChannelState.ON)),
                arguments("encorder-settings", "\"encoder_settings\": [{\"template_id\": \"ld\"}]", (Function<
                                OttChannels, Outcome<?>>)
                        channels -> channels.modifyChannelTranscodings(KEY, List.of(new EncoderSettings("ld")))));
    }

    private static HlsPackageItem hlsPackage() {
        return doneOf(ChannelJsonTest.read("""
                        {"domain": "d", "app_name": "a", "id": "i", "endpoints": [{"hls_package": [
                          {"id": "made", "url": "pull.testott.hls.com/ott/test/index.m3u8", "hls_version": "1",
                           "segment_duration_seconds": 4, "playlist_window_seconds": 3600}]}]}
                        """))
                .endpoints()
                .getFirst()
                .hlsPackage()
                .getFirst()
                .withId(null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("updates")
    void eachUpdateReplacesItsPart(String part, String fields, Function<OttChannels, Outcome<?>> update) {
        try (var vendor = Vendor.saying(200, SUCCESS)) {
            assertThat(doneOf(update.apply(channels(vendor))))
                    .isEqualTo(new ChannelReply("push.testott.hls.com", "ott", "test", null));
            assertThat(vendor.asked()).isEqualTo("PUT /v1/p123/ott/channels/" + part);
            assertThat(vendor.askedBody()).isEqualTo(json("{" + KEY_FIELDS + ", " + fields + "}"));
        }
        try (var vendor = refusing("LIVE.103011019", "The resource to access is not exists")) {
            assertThat(failureOf(update.apply(channels(vendor)))).isInstanceOf(Failure.Gone.class);
        }
        try (var vendor = refusing("LIVE.103011022", "This operation is not allowed in the current state.")) {
            assertThat(HuaweiErrors.isNotInThisState(failureOf(update.apply(channels(vendor)))))
                    .isTrue();
        }
    }

    @Test
    void aCreatedChannelTellsWhereToPushTo() {
        var answer = """
                {"result_code": "LIVE.100000000", "result_msg": "SUCCESS",
                 "domain": "push.testott.hls.com", "app_name": "ott", "id": "test", "sources": [
                   {"url": "rtmp://push.testott.hls.com/ott/test_1024?request_source=ott&channel_id=test",
                    "bitrate": "1024", "width": 100, "height": 100}]}
                """;
        try (var vendor = Vendor.saying(201, answer)) {
            var reply = doneOf(channels(vendor).createChannel(ChannelJsonTest.everyField()));
            assertThat(reply.sources())
                    .containsExactly(new SourceRsp(
                            new StreamUrl(
                                    "rtmp://push.testott.hls.com/ott/test_1024?request_source=ott&channel_id=test"),
                            1024,
                            100,
                            100,
                            null));
            assertThat(reply.toString()).contains("rtmp://push.testott.hls.com/ott/test_1024?***");
            assertThat(vendor.asked()).isEqualTo("POST /v1/p123/ott/channels");
            assertThat(vendor.askedBody()).isEqualTo(ChannelJsonTest.everyFieldAsJson());
        }
    }

    @Test
    void aCreateThatIsOnlyAcknowledgedIsDone() {
        try (var vendor = Vendor.saying(201, "")) {
            assertThat(doneOf(channels(vendor).createChannel(ChannelJsonTest.everyField())))
                    .isEqualTo(new ChannelReply(null, null, null, null));
        }
    }

    @Test
    void aChannelThatExistsIsKnownByEitherRefusal() {
        try (var vendor = refusing("LIVE.100011001", "output url pull.testott.hls.com/ott/test/index.m3u8 is exist")) {
            assertThat(HuaweiErrors.isExisting(failureOf(channels(vendor).createChannel(ChannelJsonTest.everyField()))))
                    .isTrue();
        }
        try (var vendor = refusing("LIVE.103011018", "The resource already exists.")) {
            assertThat(HuaweiErrors.isExisting(failureOf(channels(vendor).createChannel(ChannelJsonTest.everyField()))))
                    .isTrue();
        }
    }

    @Test
    void aCreateThatMissesItsDomainIsFinal() {
        try (var vendor = refusing("LIVE.103011019", "The resource to access is not exists")) {
            assertThat(failureOf(channels(vendor).createChannel(ChannelJsonTest.everyField())))
                    .isInstanceOf(Failure.Rejected.class);
        }
    }

    @Test
    void aRefusalTellsNoSecretOfTheChannel() {
        try (var vendor = refusing(
                "LIVE.100011001", "srt-secret, cdn-secret, Basic aHVhd2Vp, aHVhd2Vp, user:pw, auth_key=source-key")) {
            assertThat(failureOf(channels(vendor).createChannel(ChannelJsonTest.everyField()))
                            .message())
                    .startsWith("createChannel: ***, ***, ***, ***, ***, ***. Correct the spec");
        }
    }

    @Test
    void aDeleteNamesTheChannelInItsQuery() {
        try (var vendor = Vendor.saying(200, SUCCESS)) {
            assertThat(doneOf(channels(vendor).deleteChannel(KEY)).id()).isEqualTo("test");
            assertThat(vendor.asked())
                    .isEqualTo("DELETE /v1/p123/ott/channels?app_name=ott&domain=push.testott.hls.com&id=test");
        }
        try (var vendor = refusing("LIVE.103011019", "The resource to access is not exists")) {
            assertThat(failureOf(channels(vendor).deleteChannel(KEY))).isInstanceOf(Failure.Gone.class);
        }
    }

    @Test
    void aStateThatHoldsAlreadyIsAgreedTo() {
        var words = "Request parameters is invalid, channel state has been turned OFF";
        try (var vendor = refusing("LIVE.100011001", words)) {
            assertThat(doneOf(channels(vendor).updateChannelState(KEY, ChannelState.OFF))
                            .id())
                    .isEqualTo("test");
            assertThat(failureOf(channels(vendor).updateChannelState(KEY, ChannelState.ON)))
                    .isInstanceOf(Failure.Rejected.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, APIGW.0101", "404, ", "405, LIVE.100011011", "405, "})
    void theSpellingOfThePathThatTheGatewayKnowsIsRemembered(int status, String code) {
        Stub.Reply documentOnly = exchange -> {
            var isKnown = exchange.getRequestURI().getPath().endsWith("/encoder-settings");
            var refusal = code == null ? "" : "{\"error_code\": \"" + code + "\", \"error_msg\": \"no such API\"}";
            Stub.saying(isKnown ? 200 : status, isKnown ? SUCCESS : refusal).to(exchange);
        };
        try (var vendor = Vendor.replying(documentOnly)) {
            var channels = channels(vendor);
            doneOf(channels.modifyChannelTranscodings(KEY, List.of()));
            doneOf(channels.modifyChannelTranscodings(KEY, List.of()));
            assertThat(vendor.askedPaths())
                    .containsExactly(
                            "/v1/p123/ott/channels/encorder-settings",
                            "/v1/p123/ott/channels/encoder-settings",
                            "/v1/p123/ott/channels/encoder-settings");
        }
    }

    @Test
    void aGatewayThatKnowsNeitherSpellingIsToldAndBothAreTriedAgain() {
        try (var vendor = Vendor.saying(404, "{\"error_code\": \"APIGW.0101\", \"error_msg\": \"no such API\"}")) {
            var channels = channels(vendor);
            assertThat(failureOf(channels.modifyChannelTranscodings(KEY, List.of())))
                    .isInstanceOf(Failure.Rejected.class);
            channels.modifyChannelTranscodings(KEY, List.of());
            assertThat(vendor.askedPaths())
                    .containsExactly(
                            "/v1/p123/ott/channels/encorder-settings",
                            "/v1/p123/ott/channels/encoder-settings",
                            "/v1/p123/ott/channels/encorder-settings",
                            "/v1/p123/ott/channels/encoder-settings");
        }
    }

    @Test
    void theDetailOfARefusalIsToldBoundedAndWithoutSecrets() {
        var detail = "input.sources[0].bitrate is wrong, passphrase planted-words" + "x".repeat(5000);
        try (var vendor = Vendor.saying(
                400,
                "{\"error_code\": \"LIVE.100011001\", \"error_msg\": \"Invalid request parameter.\", \"error_detail\": \""
                        + detail + "\"}")) {
            var source = new SourcesInfo(
                    null, 1, null, null, null, null, new Secret("planted-words"), null, null, null, null);
            var input =
                    new InputStreamInfo("SRT_PUSH", List.of(source), null, null, null, null, null, null, null, null);
            assertThat(failureOf(channels(vendor).updateChannelInput(KEY, input, null))
                            .message())
                    .contains("Invalid request parameter: input.sources[0].bitrate is wrong")
                    .contains("(Huawei Cloud code LIVE.100011001, HTTP 400")
                    .doesNotContain("planted")
                    .hasSizeLessThan(1200);
        }
    }
}
