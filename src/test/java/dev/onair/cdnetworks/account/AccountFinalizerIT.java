package dev.onair.cdnetworks.account;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account that goes without its last pass, since somebody took its finalizer away. */
class AccountFinalizerIT {
    private final OperatorStage operator = new OperatorStage(
            List.of("pullchannels"),
            (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)));

    @AfterEach
    void close() {
        operator.close();
    }

    private List<String> holds() {
        return operator.client()
                .secrets()
                .inNamespace(OperatorStage.NAMESPACE)
                .withName("cdnetworks")
                .get()
                .getMetadata()
                .getFinalizers();
    }

    @Test
    void itsSecretMayGoAndNothingIsAskedInItsNameAnyMore() {
        operator.readyAccount();
        var resident = operator.client()
                .resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion("cdnetworks.onair.dev/v1alpha1")
                        .withKind("PullChannel")
                        .withNewMetadata()
                        .withNamespace(OperatorStage.NAMESPACE)
                        .withName("film")
                        .endMetadata()
                        .addToAdditionalProperties(
                                "spec",
                                Map.of(
                                        "playbackDomain",
                                        "live.ovptest.haplat.net",
                                        "source",
                                        Map.of(
                                                "url",
                                                "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ad",
                                                "protocol",
                                                "RTMP"),
                                        "playback",
                                        Map.of("protocols", List.of("RTMP", "HLS"))))
                        .build());
        resident.create();
        awaitThat(() -> assertThat(operator.simulator().channels().all()).hasSize(1));
        assertThat(holds()).hasSize(1);
        operator.account().delete();
        awaitThat(() -> assertThat(OperatorStage.condition(operator.accountConditions(), "Reconciling"))
                .isEqualTo("True"));

        operator.account().patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");

        awaitThat(() -> assertThat(operator.account().get()).isNull());
        awaitThat(() -> assertThat(holds()).isEmpty());
        assertThatThrownBy(operator::session).hasMessageContaining("no account is at work");
    }
}
