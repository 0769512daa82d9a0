package dev.onair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodJvmTest {
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theHeapIsThePodsShareOfItsLimit() throws Exception {
        assertThat(PodJvm.heap()).containsExactly("-XX:MaxRAM=" + 512L * 1024 * 1024, "-XX:MaxRAMPercentage=60");
    }

    @Test
    void ofTheEntryPointTheFlagsAreTakenButNotTheImagesCache() {
        assertThat(PodJvm.entryPointFlags("""
                FROM app
                RUN java -XX:+NeverThis -jar x.jar
                ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=onair.aot", "-Xss1m", "-XX:+This", "-jar", "x.jar"]
                CMD ["operator"]
                """)).containsExactly("-Xss1m", "-XX:+This");
    }

    @Test
    void anImageWithoutAnEntryPointIsNoPods() {
        assertThatThrownBy(() -> PodJvm.entryPointFlags("FROM app\n")).hasMessageContaining("ENTRYPOINT");
    }

    @Test
    void aCacheThatIsOlderThanTheJarIsLeftAlone(@TempDir Path folder) throws Exception {
        var jar = Files.createFile(folder.resolve("app.jar"));
        var cache = folder.resolve("app.aot");
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));

        assertThat(PodJvm.aotCache(cache, jar)).as("there is none").isEmpty();
        Files.createFile(cache);
        Files.setLastModifiedTime(cache, FileTime.from(BUILT.minusSeconds(1)));
        assertThat(PodJvm.aotCache(cache, jar)).as("older").isEmpty();
        Files.setLastModifiedTime(cache, FileTime.from(BUILT.plusSeconds(1)));
        assertThat(PodJvm.aotCache(cache, jar)).as("newer").containsExactly("-XX:AOTCache=" + cache);
    }
}
