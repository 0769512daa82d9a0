package dev.onair.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real kubectl of the PATH, in one namespace. What it should do and does not, it says with all that was printed. */
record Kubectl(Path kubeconfig, String namespace, Map<String, String> environment) {
    private static final long TIMEOUT_SECONDS = 90;

    Kubectl(Path kubeconfig, String namespace) {
        this(kubeconfig, namespace, Map.of());
    }

    /** What a command came to. */
    record Result(String command, int exit, String out, String err) {
        boolean succeeded() {
            return exit == 0;
        }

        @Override
        public String toString() {
            return "$ " + command + "\n" + out + err + "(exit " + exit + ")";
        }
    }

    Kubectl with(Map<String, String> more) {
        return new Kubectl(kubeconfig, namespace, more);
    }

    /** Must succeed. */
    String run(String... arguments) {
        return succeeded(tryRun("", arguments));
    }

    /** Must succeed; with a manifest on its standard input. */
    String pipe(String manifest, String... arguments) {
        return succeeded(tryRun(manifest, arguments));
    }

    /** Must fail; what it says about it. */
    String refused(String manifest, String... arguments) {
        var result = tryRun(manifest, arguments);
        if (result.succeeded()) throw new AssertionError("should have been refused:\n" + result + "\n" + manifest);
        return result.err();
    }

    String apply(String manifest) {
        return pipe(manifest, "apply", "-f", "-");
    }

    /** A field by JSONPath, empty when it is not there. */
    String field(String object, String jsonPath) {
        return run("get", object, "--ignore-not-found", "-o", "jsonpath={" + jsonPath + "}");
    }

    boolean exists(String object) {
        return !run("get", object, "--ignore-not-found", "-o", "name").isBlank();
    }

    void waitReady(String... objects) {
        var arguments = new ArrayList<>(List.of("wait", "--for=condition=Ready", "--timeout=120s"));
        arguments.addAll(List.of(objects));
        var result = tryRun("", arguments.toArray(String[]::new));
        if (!result.succeeded()) {
            throw new AssertionError(result + "\n" + tryRun("", "get", "onair", "-o", "wide"));
        }
    }

    Result tryRun(String input, String... arguments) {
        var command = new ArrayList<>(List.of("kubectl", "--namespace", namespace));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().putAll(environment);
        try {
            return await(String.join(" ", command), builder.start(), input);
        } catch (IOException e) {
            throw new UncheckedIOException("kubectl must be on the PATH", e);
        }
    }

    private static Result await(String command, Process process, String input) throws IOException {
        var out = read(process.getInputStream());
        var err = read(process.getErrorStream());
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "not over after " + TIMEOUT_SECONDS + " s: " + command + "\n" + out.join() + err.join());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        return new Result(command, process.exitValue(), out.join(), err.join());
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String succeeded(Result result) {
        if (!result.succeeded()) throw new AssertionError(result);
        return result.out();
    }
}
