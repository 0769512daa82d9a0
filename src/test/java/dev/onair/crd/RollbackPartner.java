package dev.onair.crd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The commit in {@code .rollback-partner}, out of this repository's history. */
public final class RollbackPartner {
    private static final Path FILE = Path.of(".rollback-partner");
    private static final int BUILD_MINUTES = 8;

    private RollbackPartner() {}

    public static String commit() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(FILE + " names no commit"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its definitions, by file name. */
    public static Map<String, String> crds() {
        var files = new TreeMap<String, String>();
        git("ls-tree", "--name-only", commit(), "crds/")
                .lines()
                .filter(file -> file.endsWith(".onair.dev.yaml"))
                .forEach(file -> files.put(file.substring("crds/".length()), git("show", commit() + ":" + file)));
        return files;
    }

    /**
     * Builds it where nobody did yet; the folder is named by the commit, so that it is built once.
     *
     * @return the root of its files, with {@code target/quarkus-app} in it
     */
    public static Path built() {
        var folder = Path.of("target", "rollback-partner", commit()).toAbsolutePath();
        if (!Files.exists(folder.resolve("target/quarkus-app/quarkus-run.jar"))) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var archive = folder.resolve("source.tar").toString();
            git("archive", "-o", archive, commit());
            run(folder, List.of("tar", "-xf", archive));
            run(
                    folder,
                    List.of(
                            "mvn",
                            "-B",
                            "-ntp",
                            "-q",
                            "package",
                            "-Dmaven.test.skip=true",
                            "-Djacoco.skip=true",
                            "-Dspotless.check.skip=true"));
        }
        return folder;
    }

    private static String git(String... arguments) {
        var command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(Path.of("").toAbsolutePath(), command);
    }

    private static String run(Path folder, List<String> command) {
        try {
            var output = Files.createTempFile("onair-partner", ".out");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            var ended = process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
            var text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + (ended ? " failed" : " took too long")
                        + "; the history of this clone must hold " + commit()
                        + " (git fetch --unshallow brings it to a shallow one):\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
