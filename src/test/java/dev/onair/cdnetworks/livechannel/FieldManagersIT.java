package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.NAMESPACE;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.common.ManagementPolicy;
import dev.onair.embedded.Edits;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who set which field is not kept by the operator, and stays in the cluster whatever the operator writes. */
@Execution(ExecutionMode.CONCURRENT)
class FieldManagersIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANNEL =
            "/apis/cdnetworks.onair.dev/v1alpha1/namespaces/" + NAMESPACE + "/livechannels/news";
    private static final String SECRET = "/api/v1/namespaces/" + NAMESPACE + "/secrets/cdnetworks";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void account() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    /** As the cluster has it: what our clients read has no managers. */
    private JsonNode raw(String path) {
        try {
            return JSON.readTree(operator.client.raw(path));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of each, by manager, operation and subresource. */
    private Map<String, JsonNode> managers(String path) {
        return StreamSupport.stream(raw(path).at("/metadata/managedFields").spliterator(), false)
                .collect(Collectors.toMap(
                        entry -> entry.path("manager").asText() + " "
                                + entry.path("operation").asText()
                                + Optional.of(entry.path("subresource").asText())
                                        .filter(text -> !text.isEmpty())
                                        .map(text -> " " + text)
                                        .orElse(""),
                        entry -> entry.path("fieldsV1")));
    }

    private void apply(String manager, String spec) {
        operator.client
                .resource("""
                        apiVersion: cdnetworks.onair.dev/v1alpha1
                        kind: LiveChannel
                        metadata: {name: news, labels: {team: evening}, annotations: {%s: "{}"}}
                        spec: {pushDomain: livepush.ovptest.haplat.net, application: test1,
                          playback: {protocols: [RTMP, HLS]}%s}
                        """.formatted(LAST_APPLIED, spec))
                .inNamespace(NAMESPACE)
                .fieldManager(manager)
                .forceConflicts()
                .serverSideApply();
    }

    @Test
    void ofAResourceTheyOutliveAllThatIsWrittenToIt() {
        apply("argocd-controller", ", channelName: News");
        var applied = managers(CHANNEL).get("argocd-controller Apply");
        assertThat(applied.at("/f:spec/f:channelName").isObject()).isTrue();

        operator.awaitReady("news");
        awaitThat(() ->
                assertThat(raw(CHANNEL).at("/metadata/annotations").toString()).contains("onair.dev/external-id"));
        operator.restart();
        operator.annotate(operator.channel("news"), "onair.dev/sync-at", "now");
        operator.awaitReady("news");

        assertThat(managers(CHANNEL).get("argocd-controller Apply")).isEqualTo(applied);
        assertThat(managers(CHANNEL).keySet())
                .as("finalizer, id, status")
                .hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(manager -> manager.endsWith(" status"));
        assertThat(raw(CHANNEL).at("/metadata/annotations").path(LAST_APPLIED).asText())
                .isEqualTo("{}");
        assertThat(raw(CHANNEL).at("/metadata/labels/team").asText()).isEqualTo("evening");
        assertThat(operator.channel("news").get().getMetadata().getManagedFields())
                .isEmpty();

        apply("argocd-controller", "");
        awaitThat(() -> assertThat(raw(CHANNEL).at("/spec/channelName").isMissingNode())
                .as("only who still owns a field can withdraw it")
                .isTrue());
        operator.awaitReady("news");
    }

    /** No pass does that, and somebody who uses our client might. */
    @Test
    void aPutOfWhatWasReadLeavesThemToo() {
        apply("argocd-controller", ", managementPolicy: Observe");
        var applied = managers(CHANNEL).get("argocd-controller Apply");

        Edits.until(() -> {
            var read = operator.channel("news").get();
            read.getSpec().managementPolicy = ManagementPolicy.Full;
            operator.client.resource(read).update();
        });

        var left = managers(CHANNEL).get("argocd-controller Apply");
        assertThat(left.at("/f:spec/f:pushDomain").isObject()).isTrue();
        assertThat(left.at("/f:metadata")).isEqualTo(applied.at("/f:metadata"));
        assertThat(left.at("/f:spec/f:managementPolicy").isMissingNode())
                .as("changed by another")
                .isTrue();
    }

    @Test
    void ofASecretThatIsHeldTheyStay() {
        operator.client
                .secrets()
                .inNamespace(NAMESPACE)
                .withName("cdnetworks")
                .patch(PatchContext.of(PatchType.JSON_MERGE), """
                        {"metadata": {"annotations": {"%s": "{}"}}}
                        """.formatted(LAST_APPLIED));
        var before = managers(SECRET);
        assertThat(before).isNotEmpty();

        operator.account().delete();
        awaitThat(() -> assertThat(raw(SECRET).at("/metadata/finalizers")).isEmpty());

        var after = managers(SECRET);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.toString()).contains("f:data").contains("f:" + LAST_APPLIED);
        assertThat(raw(SECRET).at("/data/accessKey").isTextual()).isTrue();
        assertThat(raw(SECRET).at("/metadata/annotations").path(LAST_APPLIED).asText())
                .isEqualTo("{}");
    }
}
