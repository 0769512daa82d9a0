package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.cdnetworks.livechannel.LiveChannel;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a real API server answers to an object that is larger than etcd takes: what {@code ObjectRoom} and the embedded server go by. */
class ObjectTooLargeE2E {
    private static LiveChannel channel(int finalizers) {
        var channel = Serialization.unmarshal("""
                {"apiVersion": "cdnetworks.onair.dev/v1alpha1", "kind": "LiveChannel",
                 "metadata": {"name": "large"},
                 "spec": {"pushDomain": "livepush.ovptest.haplat.net", "application": "test1",
                          "playback": {"protocols": ["RTMP", "HLS"]}}}""", LiveChannel.class);
        channel.getMetadata()
                .setFinalizers(IntStream.range(0, finalizers)
                        .mapToObj(number -> "x.example.com/f" + (100_000 + number) + "y".repeat(40))
                        .toList());
        return channel;
    }

    @Test
    void isRefusedWithEtcdsWordsAndWithoutAReason() {
        E2eCluster.ready();
        var namespace = E2eCluster.newNamespace("large");
        // The client repeats what is answered with 500.
        var config = E2eCluster.config();
        config.setRequestRetryBackoffLimit(0);
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            assertThatThrownBy(() -> client.resource(channel(26_000))
                            .inNamespace(namespace)
                            .create())
                    .isInstanceOfSatisfying(KubernetesClientException.class, refused -> {
                        assertThat(refused.getCode()).isEqualTo(500);
                        assertThat(refused.getStatus().getMessage()).isEqualTo("etcdserver: request is too large");
                    });
            assertThatThrownBy(() -> client.resource(channel(60_000))
                            .inNamespace(namespace)
                            .create())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(413));
        } finally {
            E2eCluster.kubectl(namespace).run("delete", "namespace", namespace, "--wait=false");
        }
    }
}
