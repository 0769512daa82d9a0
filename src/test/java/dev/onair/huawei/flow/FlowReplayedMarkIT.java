package dev.onair.huawei.flow;

import static dev.onair.huawei.account.HuaweiOperator.NAMESPACE;
import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Attempt;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a create's mark finds is bound without leave, so an old mark of the same resource must not find anything. */
class FlowReplayedMarkIT {
    private final FlowFixture flows = new FlowFixture();
    private final CompletableFuture<Attempt> mark = new CompletableFuture<>();

    @BeforeEach
    void open() {
        flows.operator.readyAccount();
    }

    @AfterEach
    void close() {
        flows.close();
    }

    /** Whoever may read the resource sees its mark while it is being created. */
    private final class Reader implements Watcher<Flow> {
        @Override
        public void eventReceived(Action action, Flow flow) {
            var status = flow.getStatus();
            if (status != null && status.attempt != null && status.attempt.seal != null) {
                mark.complete(status.attempt);
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            // The test is over.
        }
    }

    private void putBack(Attempt old) {
        var status = new HashMap<String, Object>();
        status.put("externalId", null);
        status.put("binding", null);
        status.put("lastApplied", null);
        status.put("attempt", old);
        flows.flow("news")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
    }

    @Test
    void anOldMarkOfItsOwnFindsNothing() throws Exception {
        try (var watch = flows.operator
                .client
                .resources(Flow.class)
                .inNamespace(NAMESPACE)
                .watch(new Reader())) {
            assertThat(watch).isNotNull();
            flows.create("news", spec -> {});
            flows.awaitReady("news");
            var old = mark.get(20, TimeUnit.SECONDS);
            var made = flows.atTheVendor();
            var simulator = flows.operator.simulator.flows();
            simulator.delete(made.flowId());
            var foreign = simulator.create(made.project(), made.name(), made.region(), made.sources());

            putBack(old);
            var annotations = new HashMap<String, Object>();
            annotations.put("onair.dev/external-id", null);
            annotations.put("onair.dev/sync-at", "now");
            flows.flow("news")
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            Serialization.asJson(Map.of("metadata", Map.of("annotations", annotations))));

            awaitThat(() -> {
                var status = flows.status("news");
                assertThat(status.lastHandledSyncAt).isEqualTo("now");
                assertThat(status.attempt).isNull();
                assertThat(status.externalId).isNotEqualTo(foreign.flowId());
                assertThat(flows.message("news")).as("a new one has no name").contains("LIVE.103011018");
            });
            assertThat(simulator.get(foreign.flowId())).isEqualTo(foreign);
        }
    }
}
