package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InformerIT {
    private static final ResourceDefinitionContext STREAM = new ResourceDefinitionContext.Builder()
            .withGroup("test.onair.dev")
            .withVersion("v1alpha1")
            .withPlural("streams")
            .withKind("Stream")
            .withNamespaced(true)
            .build();

    private final EmbeddedApiServer server = Api.startWithStreams();
    private final Api api = new Api(server);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void awaitSeen(String... events) {
        await().untilAsserted(() -> assertThat(seen).containsExactly(events));
    }

    @Test
    void tellsAnInformerOfEachChange() {
        try (var informer =
                client.genericKubernetesResources(STREAM).inAnyNamespace().inform(new Noting())) {
            assertThat(informer.hasSynced()).isTrue();
            api.post(Api.STREAMS, Api.stream("one", "{\"channelName\":\"one\"}"));
            awaitSeen("added one");
            api.patch(Api.STREAMS + "/one", Api.MERGE, "{\"spec\":{\"channelName\":\"two\"}}");
            awaitSeen("added one", "updated one to generation 2");
            api.patch(Api.STREAMS + "/one/status", Api.MERGE, "{\"status\":{\"viewers\":1}}");
            awaitSeen("added one", "updated one to generation 2", "updated one to generation 2");
            api.delete(Api.STREAMS + "/one", "");
            awaitSeen("added one", "updated one to generation 2", "updated one to generation 2", "deleted one");
        }
    }

    @Test
    void tellsAnInformerOfTextInAnyScript() {
        try (var informer =
                client.genericKubernetesResources(STREAM).inAnyNamespace().inform(new Noting())) {
            assertThat(informer.hasSynced()).isTrue();
            var one = Api.stream("one", "{\"channelName\":\"one\"}");
            Json.metadata(one).putObject("annotations").put("title", "Wiadomości 晚间新闻 🎬");
            api.post(Api.STREAMS, one);
            api.post(Api.STREAMS, Api.stream("two", "{\"channelName\":\"two\"}"));
            awaitSeen("added one", "added two");
            assertThat(informer.getStore().list())
                    .filteredOn(stream -> stream.getMetadata().getName().equals("one"))
                    .allMatch(stream -> "Wiadomości 晚间新闻 🎬"
                            .equals(stream.getMetadata().getAnnotations().get("title")));
        }
    }

    private final class Noting implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource stream) {
            seen.add("added " + stream.getMetadata().getName());
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
            seen.add("updated " + after.getMetadata().getName() + " to generation "
                    + after.getMetadata().getGeneration());
        }

        @Override
        public void onDelete(GenericKubernetesResource stream, boolean unknown) {
            seen.add("deleted " + stream.getMetadata().getName());
        }
    }

    @Test
    void servesAPlainWatchThoughTheClientAsksForAWebSocketFirst() {
        try (var watch = client.configMaps().inNamespace("default").watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {
                if (action != Action.BOOKMARK) {
                    seen.add(action + " " + map.getMetadata().getName());
                }
            }

            @Override
            public void onClose(@Nullable WatcherException cause) {}
        })) {
            assertThat(watch).isNotNull();
            client.configMaps().inNamespace("default").resource(map("a")).create();
            awaitSeen("ADDED a");
        }
    }

    @Test
    void goesThroughTheVerbsOfTheClient() {
        var maps = client.configMaps().inNamespace("default");
        maps.resource(map("a")).create();
        maps.withName("a")
                .edit(map -> new ConfigMapBuilder(map).addToData("k", "v").build());
        var applied = maps.resource(map("a", "k", "w")).forceConflicts().serverSideApply();

        assertThat(applied.getData()).containsExactly(Map.entry("k", "w"));
        assertThat(maps.withLabel("none").list().getItems()).isEmpty();
        assertThat(maps.withName("a").delete()).hasSize(1);
        assertThat(maps.withName("a").get()).isNull();
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("32");
    }

    private static ConfigMap map(String name, String... entry) {
        var map = new ConfigMapBuilder().withNewMetadata().withName(name).endMetadata();
        return entry.length == 0
                ? map.build()
                : map.addToData(entry[0], entry[1]).build();
    }

    @Test
    void letsOnlyOneHolderTakeALease() {
        var leases = client.leases().inNamespace("default");
        Lease free = leases.resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withName("lock")
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build())
                .create();

        leases.resource(heldBy(free, "a")).update();

        assertThatThrownBy(() -> leases.resource(heldBy(free, "b")).update())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
        assertThat(leases.withName("lock").get().getSpec().getHolderIdentity()).isEqualTo("a");
    }

    private static Lease heldBy(Lease lease, String holder) {
        return new LeaseBuilder(lease)
                .editSpec()
                .withHolderIdentity(holder)
                .endSpec()
                .build();
    }

    @Test
    void letsTheNextLeaderLeadWhenTheFirstSteps() {
        var first = elect("first");
        awaitSeen("first leads");
        var second = elect("second");

        first.cancel(true);

        awaitSeen("first leads", "first stops", "second leads");
        second.cancel(true);
    }

    private CompletableFuture<?> elect(String who) {
        var election = new LeaderElectionConfigBuilder()
                .withName("election")
                .withLock(new LeaseLock("default", "leader", who))
                .withLeaseDuration(Duration.ofSeconds(2))
                .withRenewDeadline(Duration.ofSeconds(1))
                .withRetryPeriod(Duration.ofMillis(100))
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(
                        () -> seen.add(who + " leads"), () -> seen.add(who + " stops"), leader -> {}))
                .build();
        return client.leaderElector().withConfig(election).build().start();
    }
}
