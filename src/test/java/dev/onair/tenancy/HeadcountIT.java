package dev.onair.tenancy;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account has, as the watch of a whole operator tells it, from the first resource to the last. */
class HeadcountIT {
    private static final ObjectKey ACCOUNT = new ObjectKey(OperatorStage.NAMESPACE, "default");
    private static final ObjectKey OTHER = new ObjectKey("mate", "default");
    private static final Map<String, ?> PAUSED =
            Map.of("metadata", Map.of("annotations", Map.of(Names.PAUSED, "true")));

    private final AtomicReference<Tenant> kind = new AtomicReference<>();
    private final OperatorStage operator = new OperatorStage(List.of("pullchannels"), (account, facilities) -> {
        var reconciler = PullChannelParts.reconciler(account, facilities);
        kind.set((Tenant) reconciler);
        return List.of(reconciler);
    });

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Resource<GenericKubernetesResource> create(String name, Map<String, String> more) {
        var spec = new HashMap<String, Object>(more);
        spec.put("source", Map.of("url", "rtmp://live.ovptest.haplat.net/test1/" + name, "protocol", "RTMP"));
        spec.put("playback", Map.of("protocols", List.of("RTMP")));
        spec.put("playbackDomain", "live.ovptest.haplat.net");
        var manifest = new GenericKubernetesResource();
        manifest.setApiVersion("cdnetworks.onair.dev/v1alpha1");
        manifest.setKind("PullChannel");
        manifest.setMetadata(new ObjectMetaBuilder()
                .withNamespace(OperatorStage.NAMESPACE)
                .withName(name)
                .build());
        manifest.setAdditionalProperty("spec", spec);
        operator.client().resource(manifest).create();
        return resource(name);
    }

    private Resource<GenericKubernetesResource> resource(String name) {
        return operator.client()
                .genericKubernetesResources("cdnetworks.onair.dev/v1alpha1", "PullChannel")
                .inNamespace(OperatorStage.NAMESPACE)
                .withName(name);
    }

    private Resource<GenericKubernetesResource> made(String name, Map<String, String> more) {
        var resource = create(name, more);
        OperatorStage.awaitReady(operator.client()
                .resources(PullChannel.class)
                .inNamespace(OperatorStage.NAMESPACE)
                .withName(name));
        return resource;
    }

    /** Of each namespace, how many there are, and how many of them are being deleted. */
    private Map<String, List<Integer>> counts(ObjectKey account) {
        return kind.get().tallies(account, Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> List.of(
                                one.getValue().resources(), one.getValue().deleting())));
    }

    private void awaitCount(int resources, int deleting) {
        var expected = resources == 0
                ? Map.<String, List<Integer>>of()
                : Map.of(OperatorStage.NAMESPACE, List.of(resources, deleting));
        awaitThat(() -> assertThat(counts(ACCOUNT)).isEqualTo(expected));
    }

    @Test
    void whatTakesSomethingAwayIsCountedWhateverBecomesOfIt() {
        assertThat(counts(ACCOUNT)).isEmpty();
        var one = made("one", Map.of());
        made("two", Map.of());
        var moved = made("moved", Map.of());
        made("kept", Map.of("deletionPolicy", "Retain"));
        create("planned", Map.of("managementPolicy", "Plan"));
        awaitCount(3, 0);
        assertThat(kind.get().externalIds(ACCOUNT)).hasSize(4);

        Battleground.patch(resource("two"), Map.of("spec", Map.of("deletionPolicy", "Retain")));
        awaitCount(2, 0);
        Battleground.patch(resource("two"), Map.of("spec", Map.of("deletionPolicy", "Delete")));
        awaitCount(3, 0);

        // Nothing is done to it any more; of an account that is not there it has nothing.
        Battleground.patch(moved, PAUSED);
        Battleground.patch(moved, Map.of("spec", Map.of("accountRef", Map.of("namespace", OTHER.namespace()))));
        awaitCount(2, 0);
        assertThat(counts(OTHER)).isEmpty();
        assertThat(kind.get().naming(OTHER)).hasSize(1);

        Battleground.patch(one, PAUSED);
        one.delete();
        awaitCount(2, 1);
        operator.restart();
        awaitCount(2, 1);
        assertThat(Set.copyOf(kind.get().naming(ACCOUNT))).hasSize(4);

        // By hand, and in order.
        Battleground.patch(one, Map.of("metadata", Map.of("finalizers", List.of())));
        awaitCount(1, 0);
        resource("two").delete();
        awaitCount(0, 0);
        // What has let go counts no more before it is gone.
        awaitThat(() -> assertThat(kind.get().externalIds(ACCOUNT)).hasSize(1));
    }
}
