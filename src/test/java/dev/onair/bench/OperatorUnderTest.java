package dev.onair.bench;

import dev.onair.OnairProcess;
import dev.onair.PodJvm;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged operator as a process of its own, as it is deployed, but for its cores, which it has to itself. */
final class OperatorUnderTest implements AutoCloseable {
    private static final int LONGEST_END_SECONDS = 30;

    private final Process process;
    private final Thread takedown;
    private final Usage usage;
    private final Instant startedAt;

    /**
     * Starts it.
     *
     * @param settings system properties, and flags of the JVM
     * @param log what it says is added to it
     */
    OperatorUnderTest(List<String> settings, Path log) throws IOException {
        var port = freePort();
        var arguments = new ArrayList<>(PodJvm.heap());
        arguments.addAll(PodJvm.aotCache());
        // The last one of a flag counts.
        arguments.addAll(settings);
        arguments.add("-Dquarkus.http.port=" + port);
        arguments.add("operator");
        startedAt = Instant.now();
        process = OnairProcess.command(arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        takedown = new Thread(process::destroyForcibly, "operator-takedown");
        Runtime.getRuntime().addShutdownHook(takedown);
        usage = new Usage(process, port);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Instant startedAt() {
        return startedAt;
    }

    Usage usage() {
        return usage;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        usage.close();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(takedown);
    }
}
