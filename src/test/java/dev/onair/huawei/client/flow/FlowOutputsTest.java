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

/** Requests and answers are the document's examples, 7.8 to 7.11. */
class FlowOutputsTest {

    private static final AddFlowOutputsRequest OUTPUT = new AddFlowOutputsRequest(
            List.of("0.0.0.0/0"),
            "10.10.10.10",
            "test",
            new FlowSourceDecryption("aes256", "srt-password", new Secret("aaabbbcccd")),
            "ENABLED",
            2000,
            "srt-caller",
            null,
            "aaaaa",
            1000);
    private static final String COMMON = """
            "destination": "10.10.10.10", "port": 2000, "cidr_whitelist": ["0.0.0.0/0"],
            "encryption": {"algorithm": "aes256", "key_type": "srt-password", "passphrase": "aaabbbcccd"},
            "output_status": "ENABLED", "description": "aaaaa", "min_latency": 1000
            """;
    private static final String SHOWN =
            "{\"name\": \"test\", \"type\": \"Standard output\", \"protocol\": \"srt-caller\","
                    + " \"health_status\": \"DISCONNECTED\", \"listener_address\": \"192.0.2.7\", " + COMMON + "}";
    private static final String NO_OUTPUT =
            "{\"error_code\": \"LIVE.100011001\", \"error_msg\": \"output_name test not exist in flow\"}";

    private static Flows flows(Vendor vendor) {
        return new Flows(vendor.client, Vendor.PROJECT);
    }

    @Test
    void outputsAreCreatedByABareList() {
        try (var vendor = Vendor.saying(201, "{\"flow_id\": \"f\", \"outputs\": [" + SHOWN + "]}")) {
            var created = doneOf(flows(vendor).createFlowOutput("f", List.of(OUTPUT)));
            assertThat(created.flowId()).isEqualTo("f");
            assertThat(created.outputs())
                    .singleElement()
                    .extracting(FlowsOutput::request)
                    .isEqualTo(OUTPUT);
            assertThat(vendor.asked()).isEqualTo("POST /v1/p123/flows/outputs?flow_id=f");
            assertThat(vendor.askedBody())
                    .isEqualTo(json("[{\"name\": \"test\", \"protocol\": \"srt-caller\", " + COMMON + "}]"));
        }
    }

    @Test
    void anOutputThatExistsIsKnown() {
        var body = "{\"error_code\": \"LIVE.100011001\", \"error_msg\": \"outputs[0] name test has been exist\"}";
        try (var vendor = Vendor.saying(400, body)) {
            assertThat(HuaweiErrors.isExisting(failureOf(flows(vendor).createFlowOutput("f", List.of(OUTPUT)))))
                    .isTrue();
        }
    }

    @Test
    void noOutputsAreNotCreated() {
        try (var vendor = Vendor.saying(201, "{}")) {
            assertThatThrownBy(() -> flows(vendor).createFlowOutput("f", List.of()))
                    .hasMessageStartingWith("outputs is empty");
        }
    }

    @Test
    void anUpdateNamesTheOutputInTheQueryOnly() {
        try (var vendor = Vendor.saying(200, SHOWN)) {
            assertThat(doneOf(flows(vendor).updateFlowOutput("f", "test", OUTPUT.update())))
                    .satisfies(output -> {
                        assertThat(output.request()).isEqualTo(OUTPUT);
                        assertThat(output.healthStatus()).isEqualTo("DISCONNECTED");
                        assertThat(output.type()).isEqualTo("Standard output");
                        assertThat(output.listenerAddress()).isEqualTo("192.0.2.7");
                    });
            assertThat(vendor.asked()).isEqualTo("PUT /v1/p123/flows/outputs?flow_id=f&output_name=test");
            assertThat(vendor.askedBody()).isEqualTo(json("{" + COMMON + "}"));
        }
        try (var vendor = Vendor.saying(400, NO_OUTPUT)) {
            assertThat(failureOf(flows(vendor).updateFlowOutput("f", "test", OUTPUT.update())))
                    .isInstanceOf(Failure.Gone.class);
        }
    }

    @Test
    void anOutputIsShownWithItsSecretOrWithout() {
        try (var vendor = Vendor.saying(200, SHOWN)) {
            assertThat(doneOf(flows(vendor).showFlowOutput("f", "test", true)).encryption())
                    .isEqualTo(OUTPUT.encryption());
            assertThat(vendor.asked())
                    .isEqualTo("GET /v1/p123/flows/outputs?data_display=true&flow_id=f&output_name=test");
        }
        try (var vendor = Vendor.saying(400, NO_OUTPUT)) {
            assertThat(failureOf(flows(vendor).showFlowOutput("f", "test", false)))
                    .isInstanceOf(Failure.Gone.class);
        }
    }

    @Test
    void aDeletedOutputIsNamed() {
        try (var vendor = Vendor.saying(200, "{\"flow_id\": \"f\", \"output_name\": \"test\"}")) {
            assertThat(doneOf(flows(vendor).deleteFlowOutput("f", "test"))).isEqualTo(new DeletedOutput("f", "test"));
            assertThat(vendor.asked()).isEqualTo("DELETE /v1/p123/flows/outputs?flow_id=f&output_name=test");
        }
        try (var vendor = Vendor.saying(400, NO_OUTPUT)) {
            assertThat(failureOf(flows(vendor).deleteFlowOutput("f", "test"))).isInstanceOf(Failure.Gone.class);
        }
    }
}
