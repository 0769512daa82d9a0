package dev.onair.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a deployment can have logged at most. */
class LowestLevelTest {
    /** Below it are the bodies of Secrets (Fabric8's HttpLoggingInterceptor), so no deployment may be able to ask for it. */
    @Test
    void theBuildLeavesOutWhatIsBelowDebugInAllCategories() throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }

        assertThat(properties.getProperty("quarkus.log.min-level")).isEqualTo("DEBUG");
        assertThat(properties.stringPropertyNames())
                .noneMatch(name -> name.startsWith("quarkus.log.category") && name.endsWith("min-level"));
    }
}
