package dev.onair.huawei.client.ott;

import static dev.onair.huawei.client.Vendor.doneOf;
import static dev.onair.huawei.client.Vendor.failureOf;
import static dev.onair.huawei.client.Vendor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.huawei.client.Vendor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads of chapter 5: what they ask, and what the statistics answer (5.10). */
class ChannelQueriesTest {

    private static final StatisticQuery STATISTIC = new StatisticQuery(
            new ChannelKey("www.huaweiott.pushdomain.com", "live", "channelId"),
            "all",
            Instant.ofEpochSecond(1741650609),
            Instant.ofEpochSecond(1741658609),
            "master",
            50,
            10);

    @Test
    void oneChannelIsAskedForByItsKeyAndIsGoneWhereItIsNot() {
        var body = "{\"result_code\": \"LIVE.103011019\", \"result_msg\": \"The resource to access is not exists\"}";
        try (var vendor = Vendor.saying(400, body)) {
            var channels = new OttChannels(vendor.client, Vendor.PROJECT);
            assertThat(failureOf(channels.listChannel(ChannelQuery.of(OttChannelsTest.KEY))))
                    .isInstanceOf(Failure.Gone.class);
            assertThat(vendor.asked())
                    .isEqualTo("GET /v1/p123/ott/channels?app_name=ott&domain=push.testott.hls.com&id=test");
        }
    }

    @Test
    void aPageMayShowItsSecrets() {
        try (var vendor = Vendor.saying(200, "{\"total\": 0, \"channels\": []}")) {
            var channels = new OttChannels(vendor.client, Vendor.PROJECT);
            doneOf(channels.listChannel(ChannelQuery.page(100, 200).withSecrets()));
            assertThat(vendor.asked()).isEqualTo("GET /v1/p123/ott/channels?data_display=true&limit=100&offset=200");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "101, 0", "1, -1"})
    void aPageThatTheVendorDoesNotHaveIsNotAskedFor(int limit, int offset) {
        assertThatThrownBy(() -> ChannelQuery.page(limit, offset)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signalsAreCountedAndShown() {
        var answer = """
                {"domain": "www.huaweiott.pushdomain.com", "app_name": "live", "id": "channelId", "type": "scte35",
                 "scte35": {"total": 50, "scte35_info": [{
                   "type": "Splice Insert", "event_id": 4294967295, "start_date": 1741594376, "duration": 120,
                   "region_type": "master", "region": "me-east-1",
                   "segmentation_type": "Provider advertisement Start",
                   "base64_data": "/DAI==", "raw_splice": "{\\"table_id\\":252}"}]}}
                """;
        try (var vendor = Vendor.saying(200, answer)) {
            var statistic = doneOf(new OttChannels(vendor.client, Vendor.PROJECT).statistic(STATISTIC));
            assertThat(statistic.total()).isEqualTo(50);
            assertThat(statistic.scte35Info())
                    .containsExactly(new Scte35Info(
                            "Splice Insert",
                            4294967295L,
                            1741594376L,
                            120L,
                            "Provider advertisement Start",
                            "/DAI==",
                            "{\"table_id\":252}",
                            "master",
                            "me-east-1"));
            assertThat(vendor.asked()).isEqualTo("POST /v1/p123/ott/channels/statistic?limit=50&offset=10");
            assertThat(vendor.askedBody()).isEqualTo(json("""
                                    {"domain": "www.huaweiott.pushdomain.com", "app_name": "live", "id": "channelId",
                                     "type": "scte35", "region_type": "master",
                                     "scte35": {"type": "all", "start_time": 1741650609, "end_time": 1741658609}}
                                    """));
        }
    }

    @Test
    void statisticsThatCannotBeToldAreAskedForAgain() {
        var body = "{\"error_code\": \"LIVE.103011099\", \"error_msg\": \"query channel statistic failed\"}";
        try (var vendor = Vendor.saying(404, body)) {
            assertThat(failureOf(new OttChannels(vendor.client, Vendor.PROJECT).statistic(STATISTIC)))
                    .isInstanceOf(Failure.Retryable.class);
        }
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsNotAskedFor() {
        var now = Instant.ofEpochSecond(10);
        assertThatThrownBy(() -> new StatisticQuery(OttChannelsTest.KEY, "all", now, now, null, null, null))
                .hasMessageContaining("is not after");
    }
}
