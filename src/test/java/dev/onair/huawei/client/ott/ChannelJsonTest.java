package dev.onair.huawei.client.ott;

import static dev.onair.huawei.client.Vendor.doneOf;
import static dev.onair.huawei.client.Vendor.failureOf;
import static dev.onair.huawei.client.Vendor.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Masked;
import dev.onair.huawei.client.StreamUrl;
import dev.onair.huawei.client.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel looks like as JSON, there and back. */
class ChannelJsonTest {

    /** Ours: every field of tables 5-3 to 5-29. */
    private static final Path EVERY_FIELD = Path.of("src/test/resources/huawei/channel-with-every-field.json");

    static String everyFieldAsText() {
        try {
            return Files.readString(EVERY_FIELD);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static JsonNode everyFieldAsJson() {
        return json(everyFieldAsText());
    }

    static Channel everyField() {
        return doneOf(read(everyFieldAsText()));
    }

    /** As the one channel of a list. */
    static Outcome<Channel> read(String channel) {
        return list("{\"total\": 1, \"channels\": [" + channel + "]}")
                .map(page -> page.channels().getFirst());
    }

    private static Outcome<ChannelPage> list(String body) {
        try (var vendor = Vendor.saying(200, body)) {
            return new OttChannels(vendor.client, Vendor.PROJECT).listChannel(ChannelQuery.page(100, 0));
        }
    }

    @Test
    void everyFieldIsReadAndSoNoneOfARecordIsNull() {
        assertNothingIsNull(everyField());
    }

    private static void assertNothingIsNull(Object value) {
        if (value instanceof List<?> list) {
            assertThat(list).isNotEmpty().allSatisfy(ChannelJsonTest::assertNothingIsNull);
        } else if (value instanceof Record) {
            Arrays.stream(value.getClass().getRecordComponents()).forEach(component -> {
                try {
                    var accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    var field = accessor.invoke(value);
                    assertThat(field).as(component.toString()).isNotNull();
                    assertNothingIsNull(field);
                } catch (ReflectiveOperationException unreadable) {
                    throw new LinkageError(unreadable.getMessage(), unreadable);
                }
            });
        }
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(everyField().toString())
                .contains("https://***@source.example.com/live.m3u8?***")
                .doesNotContain("srt-secret", "cdn-secret", "aHVhd2Vp", "user:pw", "source-key", "ads.example.com");
    }

    @Test
    void theReservedFieldsOfAnEncryptionAreNotSentBack() {
        var shown = everyField().endpoints().getFirst().mssPackage().getFirst().encryption();
        var asked = shown.withoutReserved();
        assertThat(asked.encryptionMethod()).isNull();
        assertThat(asked.keyRotationIntervalSeconds()).isNull();
        assertThat(asked.httpHeaders()).isEqualTo(shown.httpHeaders());
        assertThat(asked.systemIds()).isEqualTo(shown.systemIds());
    }

    @Test
    void thePageOfTheDocumentIsRead() {
        // Huawei Cloud Media Live API 5.2, its brackets closed.
        var page = doneOf(list("""
                        {"total": 1, "channels": [{
                          "domain": "push.testott.hls.com", "app_name": "ott", "id": "test", "name": "testname",
                          "input": {
                            "input_protocol": "RTMP_PUSH",
                            "sources": [{
                              "url": "rtmp://push.testott.hls.com/ott/test_1024?request_source=ott&channel_id=test",
                              "bitrate": 1024, "width": 100, "height": 100}],
                            "failover_conditions": {"input_loss_threshold_msec": 100, "input_preference": "EQUAL"}},
                          "record_settings": {"rollingbuffer_duration": 86400},
                          "endpoints": [{"hls_package": [{
                            "url": "pull.testott.hls.com/ott/test/index.m3u8",
                            "stream_selection": [{"key": "sss", "max_bandwidth": 0, "min_bandwidth": 0}],
                            "segment_duration_seconds": 4, "playlist_window_seconds": 3600,
                            "request_args": {
                              "record": [{"start_time": "begin", "end_time": "end", "format": "timestamp", "unit": "second"}],
                              "timeshift": [{"back_time": "begin", "unit": "second"}],
                              "live": null},
                            "hls_version": "1"}]}]}]}
                        """));
        assertThat(page.total()).isEqualTo(1);
        var channel = page.channels().getFirst();
        assertThat(channel.key()).isEqualTo(OttChannelsTest.KEY);
        assertThat(channel.recordSettings()).isEqualTo(new RecordSettings(86400));
        assertThat(channel.input().failoverConditions()).isEqualTo(new FailoverConditions(100, "EQUAL"));
        var hls = channel.endpoints().getFirst().hlsPackage().getFirst();
        assertThat(hls.url()).isEqualTo(new StreamUrl("pull.testott.hls.com/ott/test/index.m3u8"));
        assertThat(hls.requestArgs())
                .isEqualTo(new PackageRequestArgs(
                        List.of(new RecordRequestArgs("begin", "end", "timestamp", "second")),
                        List.of(new TimeshiftRequestArgs("begin", "second")),
                        null));
    }

    @Test
    void otherShapesThanTheTablesDoNotHideAChannel() {
        var channel = doneOf(read("""
                        {"domain": "d", "app_name": "a", "id": "i", "novelty": {"x": 1}, "name": 7, "state": "",
                         "region": {"code": "r"}, "encoder_settings": {"template_id": "hd"}, "endpoints": [null, {
                           "hls_package": [{"segment_duration_seconds": "4", "playlist_window_seconds": "long",
                             "allow_all_ip_accesses": "true", "ad_marker": "ENHANCED_SCTE35", "encryption": ""}]}],
                         "record_settings": {"rollingbuffer_duration": 3600.0},
                         "input": {"sources": [{"passphrase": "*****", "bitrate": ""}]}}
                        """));
        assertThat(channel.name()).isEqualTo("7");
        assertThat(channel.region()).isNull();
        assertThat(channel.encoderSettings()).containsExactly(new EncoderSettings("hd"));
        assertThat(channel.recordSettings()).isEqualTo(new RecordSettings(3600));
        assertThat(channel.endpoints()).hasSize(1);
        var hls = channel.endpoints().getFirst().hlsPackage().getFirst();
        assertThat(hls.segmentDurationSeconds()).isEqualTo(4);
        assertThat(hls.playlistWindowSeconds()).isNull();
        assertThat(hls.allowAllIpAccess()).isTrue();
        assertThat(hls.adMarker()).containsExactly("ENHANCED_SCTE35");
        assertThat(hls.encryption()).isNull();
        var passphrase = channel.input().sources().getFirst().passphrase();
        assertThat(Masked.isMasked(passphrase)).isTrue();
        assertThat(Masked.isMasked(new Secret("12345"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"total\": 3}", "{\"total\": 1, \"channels\": \"\"}", "{\"channels\": []}"})
    void anAnswerThatLostItsChannelsIsNoEmptyAccount(String body) {
        assertThat(failureOf(list(body))).isInstanceOf(Failure.Retryable.class);
    }

    @Test
    void aChannelWithoutAnIdIsOneThatCannotBeRead() {
        var body = "{\"total\": 1, \"channels\": [{\"domain\": \"d\", \"app_name\": \"a\"}]}";
        assertThat(doneOf(list(body))).satisfies(page -> {
            assertThat(page.channels()).isEmpty();
            assertThat(page.unread()).isOne();
        });
    }

    @Test
    void anEmptyAccountIsEmpty() {
        assertThat(doneOf(list("{\"total\": \"0\"}"))).satisfies(page -> {
            assertThat(page.channels()).isEmpty();
            assertThat(page.total()).isZero();
        });
    }

    @Test
    void equalOpenJsonIsEqualInAnyOrder() {
        var one =
                "{\"domain\": \"d\", \"app_name\": \"a\", \"id\": \"i\", \"endpoints\": [{\"hls_package\": [{\"ads\": %s}]}]}";
        assertThat(read(one.formatted("{\"a\": 1, \"b\": [{\"d\": 2, \"c\": 3}]}")))
                .isEqualTo(read(one.formatted("{\"b\": [{\"c\": 3, \"d\": 2}], \"a\": 1}")));
    }
}
