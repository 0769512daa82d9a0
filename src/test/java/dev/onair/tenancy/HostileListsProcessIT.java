package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.OnairProcess;
import dev.onair.PodJvm;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.http.HostileVendor;
import dev.onair.http.HostileVendor.Attack;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator with the heap that its pod has, and ten accounts at once whose lists are made to fill it. */
class HostileListsProcessIT {
    private static final String NAMESPACE = "default";
    private static final int EACH = 5;

    @TempDir
    Path folder;

    @Test
    void tenHostileAccountsEndNeitherTheProcessNorAnHonestOne() throws Exception {
        var vendors = new ArrayList<HostileVendor>();
        try (var server = EmbeddedApiServer.start(0);
                var simulator = CdnetworksSimulator.start(
                        CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
                var client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                        .build()) {
            AllDefinitions.install(server);
            secret(client, simulator);
            account(client, "CdnetworksAccount", "honest", simulator.url());
            for (var n = 0; n < EACH; n++) {
                for (var kind : List.of("CdnetworksAccount", "HuaweiAccount")) {
                    var vendor = new HostileVendor(Attack.HEAVY_PAGES);
                    vendors.add(vendor);
                    account(client, kind, "hostile-" + n, vendor.endpoint());
                }
                create(client, "huawei", "Flow", "lured-" + n, """
                        {"region": "ap-southeast-1", "accountRef": {"name": "hostile-%d"},
                         "sources": [{"name": "studio", "protocol": "srt-listener"}]}""".formatted(n));
            }
            server.writeKubeconfig(folder.resolve("kubeconfig"));
            var log = folder.resolve("operator.log");
            var arguments = new ArrayList<>(PodJvm.heap());
            arguments.addAll(
                    List.of("-Dkubeconfig=" + folder.resolve("kubeconfig"), "-Dquarkus.http.port=0", "operator"));
            var process = OnairProcess.command(arguments.toArray(String[]::new))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                await("all hostile accounts say so")
                        .atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> !process.isAlive() || told(client) == 2 * EACH);
                create(client, "cdnetworks", "LiveChannel", "honest", """
                        {"pushDomain": "livepush.ovptest.haplat.net", "application": "test1",
                         "accountRef": {"name": "honest"}, "playback": {"protocols": ["RTMP", "HLS"]}}""");
                await("the honest account's channel")
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(250))
                        .until(() -> !process.isAlive() || isReady(client));
                assertThat(process.isAlive()).as("the process").isTrue();
                assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError");
            } catch (RuntimeException | Error failed) {
                System.out.println(Files.readString(log));
                throw failed;
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            vendors.forEach(HostileVendor::close);
        }
    }

    private static long told(KubernetesClient client) {
        return Stream.of(
                        accounts(client, "cdnetworks", "CdnetworksAccount"),
                        accounts(client, "huawei", "HuaweiAccount"))
                .flatMap(List::stream)
                .filter(account -> Serialization.asJson(account).contains("\"reason\":\"AnswerTooLarge\""))
                .count();
    }

    private static List<GenericKubernetesResource> accounts(KubernetesClient client, String vendor, String kind) {
        return client.genericKubernetesResources(vendor + ".onair.dev/v1alpha1", kind)
                .inNamespace(NAMESPACE)
                .list()
                .getItems();
    }

    private static boolean isReady(KubernetesClient client) {
        return Battleground.condition(
                        client.genericKubernetesResources("cdnetworks.onair.dev/v1alpha1", "LiveChannel")
                                .inNamespace(NAMESPACE)
                                .withName("honest"),
                        "Ready",
                        "status")
                .equals("True");
    }

    private static void secret(KubernetesClient client, CdnetworksSimulator simulator) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName("keys")
                        .endMetadata()
                        .withStringData(Map.of("accessKey", simulator.accessKey(), "secretKey", simulator.secretKey()))
                        .build())
                .create();
    }

    private static void account(KubernetesClient client, String kind, String name, URI endpoint) {
        if (kind.equals("CdnetworksAccount")) {
            create(client, "cdnetworks", kind, name, """
                    {"credentialsSecretRef": {"name": "keys"}, "endpoint": "%s", "requestsPerMinute": 100000}""".formatted(endpoint));
        } else {
            create(client, "huawei", kind, name, """
                    {"region": "ap-southeast-1", "projectId": "p-hostile", "endpoint": "%s", "iamEndpoint": "%s",
                     "auth": {"accessKeySecretRef": {"name": "keys"}},
                     "requestsPerMinute": {"ottChannels": 100000, "streamConnect": 100000, "cloudEye": 100000}}""".formatted(endpoint, endpoint));
        }
    }

    private static void create(KubernetesClient client, String vendor, String kind, String name, String spec) {
        var manifest = new GenericKubernetesResource();
        manifest.setApiVersion(vendor + ".onair.dev/v1alpha1");
        manifest.setKind(kind);
        manifest.setMetadata(
                new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(name).build());
        manifest.setAdditionalProperty("spec", Serialization.unmarshal(spec, Map.class));
        client.resource(manifest).create();
    }
}
