package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.MethodCalls;
import dev.onair.OnairProcess;
import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.engine.Conditions;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator, whose configuration is Quarkus' and not that of the tests in this process. */
class SharedClientIT {
    private static final String NAMESPACE = "default";
    private static final int CHANNELS = 750;

    @TempDir
    Path folder;

    @Test
    void aThousandReconcilesBuildNoClientAndNoTimerLooksForWorkAllTheTime() throws Exception {
        try (var server = EmbeddedApiServer.start(0);
                var vendor = CdnetworksSimulator.start(
                        CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
                var kubernetes = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                        .build()) {
            AllDefinitions.install(server);
            declare(kubernetes, vendor);
            var calls = callsWhileAllBecomeReady(server, kubernetes);

            assertThat(calls.get(MethodCalls.RECONCILES)).isGreaterThanOrEqualTo(1_000);
            // The one that all share.
            assertThat(calls.get(MethodCalls.CLIENTS_BUILT)).isEqualTo(1);
            // A second of JOSDK's own timer.
            assertThat(calls.getOrDefault(MethodCalls.TIMERS_POLLED, 0L)).isLessThan(100);
        }
    }

    private static void declare(KubernetesClient kubernetes, CdnetworksSimulator vendor) {
        kubernetes
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName("cdnetworks")
                        .endMetadata()
                        .withStringData(Map.of("accessKey", vendor.accessKey(), "secretKey", vendor.secretKey()))
                        .build())
                .create();
        var account = new CdnetworksAccount();
        account.getMetadata().setNamespace(NAMESPACE);
        account.getMetadata().setName("default");
        var spec = new CdnetworksAccountSpec();
        spec.credentialsSecretRef.name = "cdnetworks";
        spec.endpoint = vendor.url().toString();
        spec.requestsPerMinute = 100_000;
        account.setSpec(spec);
        kubernetes.resource(account).create();
        IntStream.range(0, CHANNELS)
                .forEach(i -> kubernetes
                        .resource(kubernetes
                                .getKubernetesSerialization()
                                .<LiveChannel>unmarshal("""
                                {"apiVersion":"cdnetworks.onair.dev/v1alpha1","kind":"LiveChannel",
                                 "metadata":{"name":"channel-%d","namespace":"default"},
                                 "spec":{"pushDomain":"livepush.ovptest.haplat.net","application":"test1",
                                         "playback":{"protocols":["RTMP","HLS"]}}}""".formatted(i), LiveChannel.class))
                        .create());
    }

    private Map<String, Long> callsWhileAllBecomeReady(EmbeddedApiServer server, KubernetesClient kubernetes)
            throws Exception {
        server.writeKubeconfig(folder.resolve("kubeconfig"));
        var recording = folder.resolve("calls.jfr");
        var log = folder.resolve("operator.log");
        var process = OnairProcess.command(
                        OnairProcess.SHORT_LIVED,
                        MethodCalls.option(
                                recording,
                                List.of(MethodCalls.CLIENTS_BUILT, MethodCalls.RECONCILES, MethodCalls.TIMERS_POLLED)),
                        "-Dkubeconfig=" + folder.resolve("kubeconfig"),
                        "-Dquarkus.http.port=0",
                        "operator")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await("all channels are Ready")
                    .atMost(Duration.ofMinutes(6))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> ready(kubernetes) == CHANNELS);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } catch (RuntimeException | Error failed) {
            System.out.println(Files.readString(log));
            throw failed;
        } finally {
            process.destroyForcibly().waitFor();
        }
        return MethodCalls.read(recording);
    }

    private static long ready(KubernetesClient kubernetes) {
        return kubernetes.resources(LiveChannel.class).inNamespace(NAMESPACE).list().getItems().stream()
                .filter(channel -> channel.getStatus() != null
                        && Conditions.isTrue(
                                channel.getStatus().conditions,
                                Conditions.READY,
                                channel.getMetadata().getGeneration()))
                .count();
    }
}
