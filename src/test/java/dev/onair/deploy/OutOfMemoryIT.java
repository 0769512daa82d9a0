package dev.onair.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is started with the flags of every Onair process ends when its heap is full, whoever catches the Error. */
class OutOfMemoryIT {
    /** By which the JVM ends such a process. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int STILL_ALIVE = 7;
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path folder;

    /** What a library's thread would do: it swallows the Error, and the process lives on. */
    static final class FillsTheHeap {
        private FillsTheHeap() {}

        public static void main(String[] args) {
            var kept = new ArrayList<byte[]>();
            try {
                while (true) {
                    kept.add(new byte[1 << 20]);
                }
            } catch (OutOfMemoryError swallowed) {
                var full = kept.size();
                kept.clear();
                System.out.println("full at " + full + " MiB");
            }
            System.exit(STILL_ALIVE);
        }
    }

    private record Ended(int code, String said) {}

    private Ended run(List<String> flags) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(
                "-Xmx32m",
                "-cp",
                Path.of(FillsTheHeap.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString(),
                FillsTheHeap.class.getName()));
        var said = folder.resolve("said.txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("it has ended")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void theShippedFlagsEndIt() throws Exception {
        var ended = run(List.of("@" + Path.of("deploy", "jvm.options")));

        assertThat(ended.code()).as(ended.said()).isEqualTo(OUT_OF_MEMORY);
        assertThat(ended.said()).contains("OutOfMemoryError");
    }

    /** So it is the flags that do. */
    @Test
    void withoutThemItLivesOn() throws Exception {
        assertThat(run(List.of()).code()).isEqualTo(STILL_ALIVE);
    }

    @Test
    void theContainerStartsWithThem() throws IOException {
        assertThat(Files.readString(Path.of("deploy", "Containerfile")))
                .contains("COPY deploy/jvm.options")
                .containsPattern("ENTRYPOINT \\[\"java\", \"@jvm\\.options\"");
    }
}
