package dev.onair.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged operator as a process of its own, so that it can be killed as a process is. */
final class OperatorProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path LOGS = Path.of("target", "e2e-logs");
    private static final Duration START = Duration.ofSeconds(60);
    private static final int TAIL = 60;

    private final Process process;
    private final Path log;

    private OperatorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Map<String, String> environment(Path kubeconfig) {
        var environment = new HashMap<String, String>();
        environment.put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("ONAIR_CREATE_VISIBILITY", "5s");
        return environment;
    }

    /** Starts it and waits until it is up. */
    static OperatorProcess start(String name, Map<String, String> environment) {
        var operator = launch(name, environment);
        operator.awaitStarted();
        return operator;
    }

    static OperatorProcess launch(String name, Map<String, String> environment) {
        return launch(name, environment, JAR);
    }

    /** @param jar of this or of another version */
    static OperatorProcess launch(String name, Map<String, String> environment, Path jar) {
        if (!Files.exists(jar)) throw new IllegalStateException(jar + " is not there: package first");
        try {
            Files.createDirectories(LOGS);
            var log = Files.createTempFile(LOGS, name + "-", ".log");
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-jar",
                            jar.toString(),
                            "operator")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            // A test JVM that is ended before its time must not leave operators behind that work on.
            var end = new Thread(process::destroyForcibly, "end-of-" + name);
            Runtime.getRuntime().addShutdownHook(end);
            return new OperatorProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitStarted() {
        await("start of the operator\n" + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) throw new AssertionError("the operator ended:\n" + tail());
                    return log().contains("Installed features");
                });
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitEnd(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still alive after " + atMost + "\n" + tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tail() {
        var lines = log().lines().toList();
        return log + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        if (process.isAlive()) kill();
    }
}
