package dev.onair.huawei.client.flow;

import static dev.onair.huawei.client.Vendor.doneOf;
import static dev.onair.huawei.client.Vendor.failureOf;
import static dev.onair.huawei.client.Vendor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.http.Secret;
import dev.onair.huawei.client.HuaweiErrors;
import dev.onair.huawei.client.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and answers are the document's examples, 7.1 to 7.7. */
class FlowsTest {

    private static final String ID = "ec897482-d24b-4d64-aa39-407980902b1d";
    private static final FlowSourceDecryption DECRYPTION =
            new FlowSourceDecryption("aes256", "srt-password", new Secret("planted-geheim"));
    private static final FlowSource SOURCE = new FlowSource(
            "srt://100.10.10.10",
            5000,
            "",
            2000,
            List.of("0.0.0.0/32"),
            "test_caller",
            "srt-caller",
            "gzztest_caller",
            DECRYPTION,
            null);
    private static final String SOURCE_JSON = """
            {"source_listener_address": "srt://100.10.10.10", "source_listener_port": 5000, "stream_id": "",
             "min_latency": 2000, "cidr_whitelist": ["0.0.0.0/32"], "description": "test_caller",
             "protocol": "srt-caller", "name": "gzztest_caller",
             "decryption": {"algorithm": "aes256", "key_type": "srt-password", "passphrase": "planted-geheim"}}
            """;

    private static Flows flows(Vendor vendor) {
        return new Flows(vendor.client, Vendor.PROJECT);
    }

    private static Vendor refusing(String code, String words) {
        return Vendor.saying(400, "{\"error_code\": \"%s\", \"error_msg\": \"%s\"}".formatted(code, words));
    }

    @Test
    void aCreatedFlowHasAnId() {
        var answer = "{\"flow\": {\"name\": \"test_caller\", \"region\": \"cn-north-5\", \"sources\": [" + SOURCE_JSON
                + "], \"flow_id\": \"" + ID + "\", \"status\": \"STANDBY\"}}";
        var form = new FlowForm("test_caller", "cn-north-5", List.of(SOURCE));
        try (var vendor = Vendor.saying(201, answer)) {
            assertThat(doneOf(flows(vendor).createFlow(form)))
                    .isEqualTo(new FlowDetail("test_caller", "cn-north-5", List.of(SOURCE), "STANDBY", ID, null));
            assertThat(vendor.asked()).isEqualTo("POST /v1/p123/flows");
            assertThat(vendor.askedBody())
                    .isEqualTo(json("{\"name\": \"test_caller\", \"region\": \"cn-north-5\", \"sources\": ["
                            + SOURCE_JSON + "]}"));
        }
        try (var vendor = refusing("LIVE.103011018", "The resource to create is already exists")) {
            assertThat(HuaweiErrors.isExisting(failureOf(flows(vendor).createFlow(form))))
                    .isTrue();
        }
    }

    @Test
    void aPageHasNoSources() {
        var answer = """
                {"total": 8, "flows": [{"name": "test", "region": "cn-north-5", "flow_id": "fbc63d1",
                  "status": "STANDBY", "description": "test", "protocol": "srt-caller"}]}
                """;
        try (var vendor = Vendor.saying(200, answer)) {
            assertThat(doneOf(flows(vendor).listFlow(100, 7))).satisfies(page -> {
                assertThat(page.flows())
                        .containsExactly(
                                new FlowEntry("test", "cn-north-5", "fbc63d1", "STANDBY", "test", "srt-caller"));
                assertThat(page.total()).isEqualTo(8);
                assertThat(page.weight()).isPositive();
            });
            assertThat(vendor.asked()).isEqualTo("GET /v1/p123/flows?limit=100&offset=7");
        }
        try (var vendor = Vendor.saying(200, "{\"total\": 8}")) {
            assertThat(failureOf(flows(vendor).listFlow(100, 7))).isInstanceOf(Failure.Retryable.class);
            assertThat(doneOf(flows(vendor).listFlow(100, 8)).flows()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "101, 0", "1, -1"})
    void aPageThatTheVendorDoesNotHaveIsNotAskedFor(int limit, int offset) {
        try (var vendor = Vendor.saying(200, "{\"total\": 0}")) {
            assertThatThrownBy(() -> flows(vendor).listFlow(limit, offset))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void detailsCanBeAskedForAgain() {
        var answer = """
                {"name": "cccccc", "region": "cn-north-5", "sources": [{
                   "description": "cccccc", "source_listener_port": 5000, "source_listener_address": "10.10.10.10",
                   "protocol": "srt-caller", "name": "cccccc", "health_status": "CONNECTED"}],
                 "flow_id": "ec89", "status": "ACTIVE", "outputs": [{"name": "o", "type": "Standard output"}]}
                """;
        var source = new FlowSource(
                "10.10.10.10", 5000, null, null, null, "cccccc", "srt-caller", "cccccc", null, "CONNECTED");
        try (var vendor = Vendor.saying(200, answer)) {
            var flow = doneOf(flows(vendor).getFlowDetail("ec89", false));
            assertThat(flow)
                    .isEqualTo(new FlowDetail(
                            "cccccc",
                            "cn-north-5",
                            List.of(source),
                            "ACTIVE",
                            "ec89",
                            List.of(new FlowOutput("o", "Standard output"))));
            assertThat(flow.sources().getFirst().withoutHealth().healthStatus()).isNull();
            assertThat(vendor.asked()).isEqualTo("GET /v1/p123/flows/detail?flow_id=ec89");
        }
        try (var vendor = refusing("LIVE.103011019", "flow_id not exist")) {
            assertThat(failureOf(flows(vendor).getFlowDetail(ID, true))).isInstanceOf(Failure.Gone.class);
        }
    }

    @Test
    void aDeleteMayAnswerNothing() {
        try (var vendor = Vendor.saying(200, "")) {
            assertThat(doneOf(flows(vendor).deleteFlow(ID))).isEqualTo(new FlowStatus(null, null));
            assertThat(vendor.asked()).isEqualTo("DELETE /v1/p123/flows?flow_id=" + ID);
        }
        try (var vendor = refusing("LIVE.100011001", "flow_id not exist")) {
            assertThat(failureOf(flows(vendor).deleteFlow(ID))).isInstanceOf(Failure.Gone.class);
        }
    }

    @Test
    void startAndStopTellTheStatus() {
        try (var vendor = Vendor.saying(200, "{\"flow_id\": \"f\", \"status\": \"ACTIVE\"}")) {
            assertThat(doneOf(flows(vendor).updateFlowStatusStart("f"))).isEqualTo(new FlowStatus("f", "ACTIVE"));
            assertThat(vendor.asked()).isEqualTo("PUT /v1/p123/flows/start?flow_id=f");
        }
        try (var vendor = Vendor.saying(200, "{\"flow_id\": \"f\", \"status\": \"STANDBY\"}")) {
            assertThat(doneOf(flows(vendor).updateFlowStatusStop("f"))).isEqualTo(new FlowStatus("f", "STANDBY"));
            assertThat(vendor.asked()).isEqualTo("PUT /v1/p123/flows/stop?flow_id=f");
        }
    }

    @Test
    void aStatusThatHoldsAlreadyIsAgreedTo() {
        try (var vendor = refusing("LIVE.100011001", "flow task is in active status")) {
            assertThat(doneOf(flows(vendor).updateFlowStatusStart("f"))).isEqualTo(new FlowStatus("f", "ACTIVE"));
            assertThat(failureOf(flows(vendor).updateFlowStatusStop("f"))).isInstanceOf(Failure.Rejected.class);
        }
        try (var vendor = refusing("LIVE.100011001", "flow task is in standby status")) {
            assertThat(doneOf(flows(vendor).updateFlowStatusStop("f"))).isEqualTo(new FlowStatus("f", "STANDBY"));
            assertThat(failureOf(flows(vendor).updateFlowStatusStart("f"))).isInstanceOf(Failure.Rejected.class);
        }
    }

    @Test
    void aSourceIsReplacedWhole() {
        try (var vendor = Vendor.saying(200, "{\"flow_id\": \"f\", \"source\": " + SOURCE_JSON + "}")) {
            assertThat(doneOf(flows(vendor).updateFlowSource("f", "old name", SOURCE)))
                    .isEqualTo(new SourceReply("f", SOURCE));
            assertThat(vendor.asked()).isEqualTo("PUT /v1/p123/flows/sources?flow_id=f&source_name=old%20name");
            assertThat(vendor.askedBody()).isEqualTo(json("{\"source\": " + SOURCE_JSON + "}"));
        }
        try (var vendor = refusing("LIVE.103011019", "flow_id not exist")) {
            assertThat(failureOf(flows(vendor).updateFlowSource("f", "s", SOURCE)))
                    .isInstanceOf(Failure.Gone.class);
        }
    }
}
