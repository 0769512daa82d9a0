package dev.onair.cli;

import dev.onair.simulator.SimulatorsMain;
import java.util.List;
import java.util.Optional;

/** What is said to somebody who asks for help, or for what there is not, before anything is started. Pure. */
public final class Usage {
    private static final String OPERATOR = "operator";
    private static final List<String> HELP = List.of("--help", "-h", "help");
    private static final String TEXT = """
            Usage: onair COMMAND

            operator    The operator, on the cluster of KUBECONFIG or of its own pod; so without a command, too. It takes no
                        flags: its settings are environment variables (docs/operations.md).
            demo        Plays the examples without a cluster or an account. Flags: --once, --cluster.
            simulators  The vendors' clouds as local servers (docs/simulator.md). Flags: %s.
            share-url   Prints the address of a share page for one viewer; share-url --help says more.
            """.formatted(SimulatorsMain.FLAGS);

    /**
     * The answer in place of a start.
     *
     * @param exitCode 0 where it was asked for, and {@value Commands#USAGE} where the command makes no sense
     */
    public record Answer(String text, int exitCode) {}

    private Usage() {}

    /**
     * What to say and end with; empty where the command is to be run. A command that has a help of its own gives it.
     *
     * @param command the first argument
     * @param rest those after it
     */
    public static Optional<Answer> of(String command, List<String> rest) {
        return switch (command) {
            case "--help", "-h", "help" -> Optional.of(new Answer(TEXT, 0));
            case "share-url" -> Optional.empty();
            case OPERATOR, "demo", "simulators" ->
                rest.stream().anyMatch(HELP::contains) ? Optional.of(new Answer(TEXT, 0)) : odd(command, rest);
            default ->
                Optional.of(new Answer(
                        "onair: unknown command \"" + command
                                + "\"; there are operator, demo, simulators and share-url\n",
                        Commands.USAGE));
        };
    }

    /** Who gives the operator a flag means something that it would not do, and it would begin to write. */
    private static Optional<Answer> odd(String command, List<String> rest) {
        return command.equals(OPERATOR) && !rest.isEmpty()
                ? Optional.of(new Answer(
                        "onair operator: takes no arguments, so not \"" + rest.getFirst()
                                + "\"; its settings are environment variables\n",
                        Commands.USAGE))
                : Optional.empty();
    }
}
