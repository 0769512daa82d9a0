package dev.onair.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.OnairProcess;
import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.fault.Status;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator's log while its vendor is down, as a deployment asks for it. */
class JsonLogIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void isInJsonWhereThatIsAskedForWithTheFailingCallsFields() throws IOException, InterruptedException {
        var lines = log(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"), "getChannelList failed");

        assertThat(lines)
                .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
        assertThat(lines.stream().map(JsonLogIT::read))
                .filteredOn(line -> line.path("message").asText().contains("getChannelList failed"))
                .hasSize(1)
                .allSatisfy(line -> {
                    var fields = line.path("mdc");
                    assertThat(fields.path("account").asText()).isEqualTo("default/studio");
                    assertThat(fields.path("accountKind").asText()).isEqualTo("CdnetworksAccount");
                    assertThat(fields.path("operation").asText()).isEqualTo("getChannelList");
                    assertThat(fields.path("failure").asText()).isEqualTo("Retryable");
                    assertThat(fields.path("requestId").asText()).isNotEmpty();
                });
    }

    @Test
    void isForPeopleByDefault() throws IOException, InterruptedException {
        var text = "CdnetworksAccount default/studio: getChannelList failed (Retryable)";

        assertThat(log(Map.of(), text)).noneMatch(line -> line.startsWith("{")).anyMatch(line -> line.contains(text));
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** Until the text is there. */
    private List<String> log(Map<String, String> environment, String text) throws IOException, InterruptedException {
        try (var server = EmbeddedApiServer.start(0);
                var simulator = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults());
                var client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                        .build()) {
            AllDefinitions.install(server);
            simulator.faults().onEveryCall().always(new Status(503, false));
            account(client, simulator);
            server.writeKubeconfig(folder.resolve("kubeconfig"));
            var file = folder.resolve("operator.log");
            var builder = OnairProcess.command(
                            OnairProcess.SHORT_LIVED,
                            "-Dkubeconfig=" + folder.resolve("kubeconfig"),
                            "-Dquarkus.http.port=0",
                            "operator")
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            try {
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() ->
                                !process.isAlive() || Files.readString(file).contains(text));
            } finally {
                process.destroy();
                process.waitFor();
            }
            return Files.readAllLines(file);
        }
    }

    private static void account(KubernetesClient client, CdnetworksSimulator simulator) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName("cdnetworks")
                        .endMetadata()
                        .withStringData(Map.of("accessKey", simulator.accessKey(), "secretKey", simulator.secretKey()))
                        .build())
                .create();
        var account = new CdnetworksAccount();
        account.getMetadata().setNamespace("default");
        account.getMetadata().setName("studio");
        var spec = new CdnetworksAccountSpec();
        spec.credentialsSecretRef.name = "cdnetworks";
        spec.endpoint = simulator.url().toString();
        account.setSpec(spec);
        client.resource(account).create();
    }
}
