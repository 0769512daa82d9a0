package dev.onair.huawei.client.ott;

import static dev.onair.huawei.client.Vendor.doneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the vendor's public clients and their acceptance tests show of its answers, and no table has (WIRE-NOTES.md), is read. */
class ClientsShapesTest {
    /** Sent by such a client, and shown again. */
    private static final String CHANNEL = """
            {"domain": "push.example.com", "app_name": "ott", "id": "9f2504e0-4f89-41d3-9a0c-0305e82c3302", "name": "",
             "state": "ON", "encoder_settings": null,
             "input": {"input_protocol": "FLV_PULL", "max_bandwidth_limit": 0, "secondary_sources": null,
               "sources": [{"url": "http://a.example/x.flv", "bitrate": 1000, "width": 0, "height": 0, "latency": 0,
                 "backup_urls": null}]},
             "endpoints": [{"dash_package": null, "hls_package": [{"url": "pull.example.com/ott/u/index.m3u8",
                 "segment_duration_seconds": 2, "playlist_window_seconds": 4,
                 "stream_selection": [{"key": "hd", "max_bandwidth": 0, "min_bandwidth": 900000}],
                 "encryption": {"key_rotation_interval_seconds": 0, "encryption_method": "SAMPLE-AES", "resource_id": "r",
                   "system_ids": ["FairPlay"], "url": "https://drm.example/speke", "speke_version": "1.0"}}],
               "mss_package": [{"segment_duration_seconds": 4, "delay_segment": 0}]}]}""";

    private static SourcesInfo source(Channel channel) {
        return channel.input().sources().getFirst();
    }

    private static HlsPackageItem hls(Channel channel) {
        return channel.endpoints().getFirst().hlsPackage().getFirst();
    }

    private static Arguments row(String claim, Function<Channel, @Nullable Object> read, @Nullable Object value) {
        return arguments(claim, read, value);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("an id may begin with a digit", Channel::id, "9f2504e0-4f89-41d3-9a0c-0305e82c3302"),
                row("no name is an empty text", Channel::name, ""),
                row("lists that nobody set are null", Channel::encoderSettings, null),
                row("within others too", channel -> source(channel).backupUrls(), null),
                row("so are packages", channel -> channel.endpoints().getFirst().dashPackage(), null),
                row("no bandwidth's limit is 0", channel -> channel.input().maxBandwidthLimit(), 0),
                row("no latency is 0", channel -> source(channel).latency(), 0),
                row("no width is 0", channel -> source(channel).width(), 0),
                row("a window is of two segments", channel -> hls(channel).playlistWindowSeconds(), 4),
                row("a package has no id", channel -> hls(channel).id(), null),
                row("the method stays", channel -> hls(channel).encryption().encryptionMethod(), "SAMPLE-AES"),
                row("no rotation is 0", channel -> hls(channel).encryption().keyRotationIntervalSeconds(), 0),
                row(
                        "no delay is 0",
                        channel -> channel.endpoints()
                                .getFirst()
                                .mssPackage()
                                .getFirst()
                                .delaySegment(),
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void areReadAsTheyAre(String claim, Function<Channel, Object> read, @Nullable Object value) {
        assertThat(read.apply(doneOf(ChannelJsonTest.read(CHANNEL)))).as(claim).isEqualTo(value);
    }
}
