package dev.onair.huawei.ottchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.ottchannel.InputSpec.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a status says, and what it leaves to the Secret. */
class OttChannelReportTest {
    private static void pushed(OttChannelSpec spec) {
        spec.input.protocol = Protocol.RTMP_PUSH;
        spec.input.sources.getFirst().url = null;
        spec.connectionSecretName = "news-push";
    }

    private static Channel pushedTo(String url) {
        return Sample.observed(
                OttChannelReportTest::pushed,
                tree -> ((ObjectNode) tree.path("input").path("sources").path(0)).put("url", url));
    }

    private static OttChannelStatus reported(Consumer<OttChannelSpec> wanted, Channel observed) {
        var status = new OttChannelStatus();
        OttChannelReport.write(Sample.desired(wanted), observed, status);
        return status;
    }

    @ParameterizedTest
    @CsvSource({
        "rtmp://push.hls.com/ott/news_1?request_source=ott&channel_id=news,"
                + "rtmp://push.hls.com/ott/news_1?request_source=ott&channel_id=news",
        "rtmp://push.hls.com/ott/news_1,rtmp://push.hls.com/ott/news_1",
        "rtmp://push.hls.com/ott/news_1?txSecret=abc,rtmp://push.hls.com/ott/news_1?***",
        "rtmp://push.hls.com/ott/news_1?channel_id=news&key=abc,rtmp://push.hls.com/ott/news_1?***",
        "rtmp://user:abc@push.hls.com/ott/news_1,rtmp://***@push.hls.com/ott/news_1"
    })
    void showsWhereToPushToWithoutKeys(String url, String shown) {
        assertThat(reported(OttChannelReportTest::pushed, pushedTo(url)).ingestUrls)
                .singleElement()
                .satisfies(ingest -> assertThat(ingest.url).isEqualTo(shown));
    }

    @Test
    void handsOutTheWholeAddressAndItsHalves() {
        var url = "rtmp://push.hls.com/ott/news_1?txSecret=a/b";

        var secret = ConnectionSecret.of(Sample.desired(OttChannelReportTest::pushed), pushedTo(url))
                .orElseThrow();

        assertThat(secret.name()).isEqualTo("news-push");
        assertThat(secret.data())
                .containsEntry("pushUrl", url)
                .containsEntry("server", "rtmp://push.hls.com/ott")
                .containsEntry("streamKey", "news_1?txSecret=a/b");
    }

    @Test
    void handsOutNothingOfAChannelThatIsPulled() {
        Consumer<OttChannelSpec> pulled = spec -> spec.connectionSecretName = "news-push";

        assertThat(ConnectionSecret.of(Sample.desired(pulled), Sample.observed(pulled)))
                .isEmpty();
        assertThat(reported(pulled, Sample.observed(pulled)).ingestUrls).isEmpty();
    }

    @Test
    void countsPackagesByKind() {
        Consumer<OttChannelSpec> wanted = spec -> {
            Sample.withHls(spec);
            spec.endpoints.dash = List.of(Sample.dash("pull.testott.hls.com/ott/news/index.mpd"));
        };

        var status = reported(wanted, Sample.observed(wanted));

        assertThat(status.packageSummary).isEqualTo("HLS 1, DASH 1");
        assertThat(status.packages).extracting(item -> item.id).containsExactly("package-1", "package-2");
    }

    @Test
    void forgetsWhatIsNotMonitoredAnyMore() {
        var status = new OttChannelStatus();
        status.scte35 = new OttChannelStatus.Scte35();
        status.instances = new OttChannelStatus.Instances();

        OttChannelReport.write(Sample.desired(spec -> {}), Sample.observed(spec -> {}), status);

        assertThat(status.scte35).isNull();
        assertThat(status.instances).isNull();
    }

    @Test
    void comesBackWhenTheWindowOfSignalsIsOver() {
        Consumer<OttChannelSpec> monitored = spec -> {
            spec.monitoring = new MonitoringSpec();
            spec.monitoring.scte35 = new MonitoringSpec.Scte35();
            spec.monitoring.scte35.window = "10m";
        };
        var status = new OttChannelStatus();
        status.state = "Running";
        status.scte35 = new OttChannelStatus.Scte35();
        status.scte35.observedTime = "2026-11-21T11:55:00Z";

        assertThat(OttChannelReport.nextDue(Sample.desired(monitored), status, Sample.NOW))
                .contains(Instant.parse("2026-11-21T12:05:00Z"));
        status.state = "Stopped";
        assertThat(OttChannelReport.nextDue(Sample.desired(monitored), status, Sample.NOW))
                .isEmpty();
    }
}
