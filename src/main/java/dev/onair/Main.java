package dev.onair;

import dev.onair.cli.Commands;
import dev.onair.cli.Settings;
import dev.onair.cli.Usage;
import dev.onair.demo.DemoMain;
import dev.onair.simulator.SimulatorsMain;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The one entry point: chooses between the operator and the tools that live in the same jar. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        var command = args.length == 0 ? "operator" : args[0];
        var rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        var answer = Usage.of(command, List.of(rest));
        if (answer.isPresent()) {
            var said = answer.get();
            (said.exitCode() == 0 ? System.out : System.err).print(said.text());
            System.exit(said.exitCode());
        }
        var runsTheOperator = command.equals("operator") || command.equals("demo");
        var wrong = runsTheOperator
                ? Settings.refusal(System.getenv(), System::getProperty)
                : Optional.<Usage.Answer>empty();
        if (wrong.isPresent()) {
            System.err.print(wrong.get().text());
            System.exit(wrong.get().exitCode());
        }
        switch (command) {
            case "demo" -> DemoMain.main(rest);
            case "simulators" -> SimulatorsMain.main(rest);
            case "share-url" -> System.exit(Commands.system().shareUrl(rest));
            default -> Quarkus.run(rest);
        }
    }
}
