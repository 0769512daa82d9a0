package dev.onair.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.OnairProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, started as {@code make demo} does. */
class DemoIT {
    private static final Duration ENOUGH_FOR_A_BUSY_MACHINE = Duration.ofMinutes(4);

    @TempDir
    Path temporary;

    @Test
    void playedOnceAllComesOutAsDeclaredAndNothingStays() throws Exception {
        var result = OnairProcess.run(
                ENOUGH_FOR_A_BUSY_MACHINE,
                Map.of("TMPDIR", temporary.toString()),
                "-Djava.io.tmpdir=" + temporary,
                "demo",
                "--once");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("46 of 46 checks held", "DriftCorrected", "kubectl --kubeconfig ")
                .doesNotContain("FAILED", "\u001b[");
        try (var left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("onair"));
        }
    }

    @Test
    void anUnknownFlagIsNamedAndNothingStarts() throws Exception {
        var result = OnairProcess.run(Duration.ofSeconds(20), Map.of(), "demo", "--fast");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output().lines())
                .containsExactly("onair demo: unknown flag \"--fast\"; there are --once and --cluster");
    }
}
