package dev.onair.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is packaged: each jar more is a hole more to be watched, and none of these does anything for the operator. */
class NotShippedIT {
    private static final Path LIBRARIES = Path.of("target", "quarkus-app", "lib");

    /** What the extensions bring for what Onair does not do; {@code pom.xml} leaves them out, and says why. */
    private static final List<String> NEVER = List.of(
            "brotli4j",
            "commons-codec",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "java-diff-utils",
            "netty-codec-haproxy",
            "qute-core",
            "quarkus-container-image",
            "quarkus-kubernetes-3",
            "vertx-codegen",
            "vertx-mutiny-generator",
            // Tools and fixtures of the build.
            "archunit",
            "assertj",
            "commons-math3",
            "crd-generator",
            "dekorate",
            "huaweicloud-sdk",
            "jmh",
            "jopt-simple",
            "junit",
            "kubernetes-server-mock");

    /** Grows when something is added that matters: then say here how much, and why in README.md's table. */
    private static final long MOST_BYTES = 36_000_000;

    private static List<Path> shipped() throws IOException {
        try (var files = Files.walk(LIBRARIES)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    @Test
    void nothingThatNoClassOfTheOperatorNeedsIsInTheJar() throws IOException {
        assertThat(shipped())
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(jar.getFileName().toString()).doesNotContain(NEVER));
    }

    @Test
    void allTogetherIsNotMoreThanItWas() throws IOException {
        var bytes = 0L;
        for (var jar : shipped()) bytes += Files.size(jar);

        assertThat(bytes).isLessThan(MOST_BYTES);
    }
}
