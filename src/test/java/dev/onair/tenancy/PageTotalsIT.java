package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.huawei.flow.FlowParts;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.fault.PageTotals;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A vendor whose totals count the page alone: walks go on until a page is short. */
@Execution(ExecutionMode.CONCURRENT)
class PageTotalsIT {

    @Test
    void ofCdnetworksHideNoChannel() {
        try (var stage = new OperatorStage(
                List.of("pullchannels"),
                (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)))) {
            IntStream.range(0, 120)
                    .forEach(id ->
                            stage.simulator().channels().create("ovptest", ChannelSettings.named("channel " + id)));
            stage.simulator().faults().onEveryCall().always(new PageTotals());

            stage.readyAccount();

            OperatorStage.awaitThat(
                    () -> assertThat(stage.account().get().getStatus().channels).isEqualTo(120));
            assertThat(stage.simulator().requests().count("getChannelList")).isEqualTo(3);
        }
    }

    @Test
    void ofHuaweiHideNoFlow() {
        try (var operator = new HuaweiOperator(List.of("flows"), List.of(FlowParts::reconciler))) {
            IntStream.range(0, 199)
                    .forEach(id -> operator.simulator
                            .flows()
                            .create(operator.simulator.projectId(), "flow " + id, "ap-southeast-1", List.of()));
            operator.simulator.faults().onEveryCall().always(new PageTotals());
            operator.readyAccount();
            var flow = new GenericKubernetesResource();
            flow.setApiVersion("huawei.onair.dev/v1alpha1");
            flow.setKind("Flow");
            flow.setMetadata(new ObjectMetaBuilder()
                    .withNamespace(HuaweiOperator.NAMESPACE)
                    .withName("studio")
                    .build());
            flow.setAdditionalProperty("spec", Serialization.unmarshal("""
                            {"region": "ap-southeast-1", "sources": [{"name": "studio", "protocol": "srt-listener"}]}""", Map.class));
            operator.client.resource(flow).create();

            operator.sweepUntil(() -> assertThat(operator.accountStatus().flows).isEqualTo(200));
        }
    }
}
