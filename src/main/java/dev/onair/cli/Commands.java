package dev.onair.cli;

import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command: results to one writer, errors to the other, and an exit code.
 *
 * @param in what a command may be told to read
 * @param cluster opened by the commands that need it, and closed by them
 */
public record Commands(InputStream in, PrintWriter out, PrintWriter err, Supplier<KubernetesClient> cluster) {
    /** It could not be done; the error says why. */
    static final int FAILED = 1;

    /** It was asked for in a way that makes no sense; the error says what does. */
    static final int USAGE = 2;

    /** Those of this process, and the cluster of {@code KUBECONFIG}. */
    public static Commands system() {
        return new Commands(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                () -> new KubernetesClientBuilder()
                        .withKubernetesSerialization(ResourceJson.serialization())
                        .build());
    }

    /** @return 0, {@value FAILED} or {@value USAGE} */
    public int shareUrl(String... args) {
        return new CommandLine(new ShareUrlCommand(this))
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((problem, given) -> refused(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, command))
                .execute(args);
    }

    /** What was typed is not repeated but for the names of options: it may be a key, put where none belongs. */
    private int refused(ParameterException problem) {
        var name = problem.getCommandLine().getCommandSpec().qualifiedName();
        var what = problem instanceof UnmatchedArgumentException unknown
                ? unknown.getUnmatched().stream()
                        .filter(argument -> argument.startsWith("-"))
                        .map(argument -> argument.replaceFirst("=.*", ""))
                        .collect(Collectors.joining(", ", "unknown options or arguments: ", ""))
                : problem.getMessage();
        err.println(name + ": " + what);
        err.println("Try: " + name + " --help");
        return USAGE;
    }

    private int failed(Exception problem, CommandLine command) throws Exception {
        if (!(problem instanceof CommandFailure)) {
            throw problem;
        }
        err.println(command.getCommandSpec().qualifiedName() + ": " + problem.getMessage());
        return FAILED;
    }
}
