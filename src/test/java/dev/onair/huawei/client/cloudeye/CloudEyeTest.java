package dev.onair.huawei.client.cloudeye;

import static dev.onair.huawei.client.Vendor.doneOf;
import static dev.onair.huawei.client.Vendor.failureOf;
import static dev.onair.huawei.client.Vendor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.huawei.client.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests and answers are the document's examples, chapter 6. */
class CloudEyeTest {

    private static final String WRONG =
            "{\"error_code\": \"LIVE.100011001\", \"error_msg\": \"Request parameters is invalid\"}";

    private static final InstanceQuery QUERY = new InstanceQuery(
            "SYS.LIVE",
            List.of(
                    new DimensionQuery("medialive_mpc", "test1112"),
                    new DimensionQuery("pipeline", null),
                    new DimensionQuery("audio", null)),
            0,
            100);

    private static CloudEye cloudEye(Vendor vendor) {
        return new CloudEye(vendor.client, Vendor.PROJECT);
    }

    @Test
    void dimensionsAreReadUnderTheQueryAndBesideIt() {
        var answer = """
                {"query": {"medialive_mpc": {"params": ["id"],
                   "display": {"id": {"zh-cn": "频道", "en-us": "Channel"}}}},
                 "pipeline": {"params": ["id"], "display": {"id": {"zh-cn": "Channel", "en-us": "Pipeline"}}}}
                """;
        try (var vendor = Vendor.saying(200, answer)) {
            assertThat(doneOf(cloudEye(vendor).getDimsInfo("SYS.LIVE")))
                    .containsOnlyKeys("medialive_mpc", "pipeline")
                    .containsEntry(
                            "medialive_mpc", new Dimension(List.of("id"), new Display(new LocalName("频道", "Channel"))));
            assertThat(vendor.asked()).isEqualTo("GET /v1/p123/ott/dims-info?namespace=SYS.LIVE");
        }
    }

    @Test
    void dimensionsThatAreMissingAreAskedForAgain() {
        try (var vendor = Vendor.saying(200, "{\"query\": {}}")) {
            assertThat(failureOf(cloudEye(vendor).getDimsInfo("SYS.LIVE"))).isInstanceOf(Failure.Retryable.class);
        }
        try (var vendor = Vendor.saying(400, WRONG)) {
            assertThat(failureOf(cloudEye(vendor).getDimsInfo("SYS.OTHER"))).isInstanceOf(Failure.Rejected.class);
        }
    }

    @Test
    void instancesAreListedByTheirDimensions() {
        var answer = """
                {"instances": [{
                   "medialive_mpc": {"id": "test1112", "name": "test1112"},
                   "pipeline": {"id": "Pipeline0", "name": "Pipeline0"},
                   "audio": {"id": "Audio0", "name": "Audio0"}}], "total": 5}
                """;
        try (var vendor = Vendor.saying(200, answer)) {
            assertThat(doneOf(cloudEye(vendor).listCeInstances(QUERY)))
                    .isEqualTo(new InstancePage(
                            List.of(new Instance(
                                    new Named("test1112", "test1112"),
                                    new Named("Pipeline0", "Pipeline0"),
                                    new Named("Audio0", "Audio0"))),
                            5));
            assertThat(vendor.asked()).isEqualTo("POST /v1/p123/ott/instances");
            assertThat(vendor.askedBody()).isEqualTo(json("""
                                    {"namespace": "SYS.LIVE", "query": [
                                       {"dim_name": "medialive_mpc", "id": "test1112"},
                                       {"dim_name": "pipeline"}, {"dim_name": "audio"}],
                                     "start": 0, "limit": 100}
                                    """));
        }
        try (var vendor = Vendor.saying(400, WRONG)) {
            assertThat(failureOf(cloudEye(vendor).listCeInstances(QUERY))).isInstanceOf(Failure.Rejected.class);
        }
    }

    @Test
    void aQueryForNothingIsNotSent() {
        assertThatThrownBy(() -> new InstanceQuery("SYS.LIVE", List.of(), null, null))
                .hasMessageStartingWith("query is empty");
    }
}
