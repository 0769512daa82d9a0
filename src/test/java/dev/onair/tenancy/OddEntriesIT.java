package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.huawei.flow.FlowParts;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.fault.OddEntries;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A vendor whose lists have entries that cannot be read: they keep nobody from reading the others. */
@Execution(ExecutionMode.CONCURRENT)
class OddEntriesIT {

    @Test
    void ofCdnetworksHideNoChannel() {
        try (var stage = new OperatorStage(
                List.of("pullchannels"),
                (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)))) {
            stage.simulator().channels().create("ovptest", ChannelSettings.named("somebody's"));
            stage.simulator().faults().onEveryCall().always(new OddEntries());

            stage.readyAccount();

            OperatorStage.awaitThat(
                    () -> assertThat(stage.account().get().getStatus().channels).isEqualTo(1));
        }
    }

    @Test
    void ofHuaweiKeepNoFlowFromBeingMade() {
        try (var operator = new HuaweiOperator(List.of("flows"), List.of(FlowParts::reconciler))) {
            operator.simulator.faults().onEveryCall().always(new OddEntries());
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

            HuaweiOperator.awaitThat(
                    () -> assertThat(operator.simulator.flows().all()).hasSize(1));
            operator.sweepUntil(() -> assertThat(operator.accountStatus().flows).isEqualTo(1));
        }
    }
}
