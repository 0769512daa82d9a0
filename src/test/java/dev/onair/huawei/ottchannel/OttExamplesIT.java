package dev.onair.huawei.ottchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples do what they say, as they are. */
@Execution(ExecutionMode.CONCURRENT)
class OttExamplesIT {
    private final OttFixture ott = new OttFixture();

    @BeforeEach
    void open() {
        ott.operator.readyAccount();
    }

    @AfterEach
    void close() {
        ott.close();
    }

    @ParameterizedTest
    @CsvSource({"ott-drm,news", "ott-from-flow,stadium"})
    void becomeChannels(String folder, String name) throws IOException {
        try (var yaml = Files.newInputStream(Path.of("examples", folder, "channel.yaml"))) {
            List<HasMetadata> documents =
                    ott.operator.client.getKubernetesSerialization().unmarshal(yaml);
            documents.stream()
                    .filter(document -> Set.of("OttChannel", "Secret").contains(document.getKind()))
                    .forEach(document -> ott.operator
                            .client
                            .resource(document)
                            .inNamespace("tv")
                            .create());
        }

        ott.awaitReady(name);

        assertThat(ott.isRunning(name)).isTrue();
        assertThat(ott.calls("createChannel")).isEqualTo(1);
    }
}
