package dev.onair.tenancy;

import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static dev.onair.cdnetworks.account.OperatorStage.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.common.Names;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An object that another resource asks for, and never takes: a deletion waits for it for five minutes, and no longer. */
class IdleHeirIT {
    private static final Duration JUST_BEFORE = Duration.ofMinutes(4);
    private static final Duration REST = Duration.ofMinutes(2);

    private final OperatorStage operator = new OperatorStage(
            List.of("pullchannels"),
            (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)));

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Resource<PullChannel> create(String name, Map<String, String> annotations, Map<String, ?> more) {
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
                .withAnnotations(annotations)
                .build());
        manifest.setAdditionalProperty("spec", spec);
        operator.client().resource(manifest).create();
        return operator.client()
                .resources(PullChannel.class)
                .inNamespace(OperatorStage.NAMESPACE)
                .withName(name);
    }

    @Test
    void theObjectIsLeftWhenItIsNotTakenWithinFiveMinutes() {
        var holder = create("old", Map.of(), Map.of());
        awaitReady(holder);
        var id = holder.get().getStatus().externalId;
        var heir = create("new", Map.of(Names.EXTERNAL_ID, id), Map.of("managementPolicy", "Observe"));
        awaitThat(() -> assertThat(reason(heir)).isEqualTo("Conflict"));
        // It stays as it is from now on.
        operator.annotate(heir, Names.PAUSED, "true");
        awaitThat(() -> assertThat(message(holder)).contains("goes over to"));

        holder.delete();
        awaitThat(() -> assertThat(reason(holder)).isEqualTo("HandingOver"));
        operator.advance(JUST_BEFORE);
        operator.annotate(holder, Names.SYNC_AT, "now");
        awaitThat(() -> assertThat(reason(holder)).isEqualTo("HandingOver"));
        operator.advance(REST);
        operator.annotate(holder, Names.SYNC_AT, "later");

        awaitThat(() -> assertThat(holder.get()).isNull());
        assertThat(operator.simulator().channels().all())
                .extracting(channel -> channel.pullId())
                .contains(id);
    }
}
