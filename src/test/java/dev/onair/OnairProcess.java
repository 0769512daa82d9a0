package dev.onair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged jar as a process of its own, started with the flags that every Onair process has. */
public final class OnairProcess {
    /** For one that lives for a test, and is not measured: the second compiler would take half of its CPU time. */
    public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private OnairProcess() {}

    /** What became of a process that ended. */
    public record Result(int exitCode, String output) {}

    /** @param arguments what begins with {@code -D} or {@code -X} is the JVM's */
    public static ProcessBuilder command(String... arguments) {
        var jvm = new ArrayList<String>();
        var own = new ArrayList<String>();
        for (var argument : arguments) {
            (argument.startsWith("-D") || argument.startsWith("-X") ? jvm : own).add(argument);
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@deploy/jvm.options");
        command.addAll(jvm);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        command.addAll(own);
        return new ProcessBuilder(command);
    }

    /** Runs it to its end; one that takes longer than {@code within} is killed, and its exit code is the signal's. */
    public static Result run(Duration within, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("onair-process", ".txt");
        try {
            var builder = command(Stream.concat(Stream.of(SHORT_LIVED), Arrays.stream(arguments))
                            .toArray(String[]::new))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
