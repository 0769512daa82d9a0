package dev.onair.demo;

import dev.onair.demo.Style.Tone;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The demo: an API server, a vendor and the operator in one process, and a story that is played upon them. */
public final class DemoMain {
    private static final int LOG_LINES_SHOWN = 40;

    private final Stage stage;
    private final Terminal terminal;
    private final DemoOptions options;
    private final AtomicBoolean ending = new AtomicBoolean();

    private DemoMain(Stage stage, Terminal terminal, DemoOptions options) {
        this.stage = stage;
        this.terminal = terminal;
        this.options = options;
    }

    public static void main(String[] args) throws IOException {
        DemoOptions options;
        try {
            options = DemoOptions.of(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var terminal = Terminal.system(options.once());
        Stage stage;
        try {
            stage = options.cluster() ? Stage.onCluster() : Stage.embedded();
        } catch (IllegalStateException e) {
            System.err.println("onair demo: " + e.getMessage());
            System.exit(1);
            return;
        } catch (KubernetesClientException e) {
            System.err.println(
                    "onair demo: the Kubernetes API does not do what the demo asks of it: " + e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "demo-takedown"));
        new DemoMain(stage, terminal, options).run();
    }

    private void run() {
        stage.operatorSettings().forEach(System::setProperty);
        terminal.say("The operator, a simulated CDNetworks at " + stage.vendor().url()
                + ", a simulated Huawei Cloud at " + stage.huawei().url()
                + (options.cluster() ? "" : " and a Kubernetes API server") + ", in this process.");
        terminal.say("In another terminal:  " + stage.watchCommand());
        Thread.ofPlatform().name("demo-story").daemon().start(this::tellTheStory);
        Quarkus.run(null, this::operatorEnded);
    }

    private void operatorEnded(Integer code, Throwable problem) {
        if (problem != null) {
            terminal.say(Tone.BAD, "The operator did not start: " + rootOf(problem));
            showLog();
            System.exit(1);
        }
        System.exit(code);
    }

    /** What Quarkus wraps says nothing. */
    private static Throwable rootOf(Throwable problem) {
        var cause = problem.getCause();
        return cause == null ? problem : rootOf(cause);
    }

    private void tellTheStory() {
        var code = 1;
        try {
            var cast = new Cast(stage);
            var director = new Director(stage, cast, terminal, options.once());
            var good = director.play(Story.steps(stage));
            code = good ? 0 : 1;
            if (!good) {
                showLog();
            }
            if (!options.once()) {
                terminal.say("");
                terminal.say("Stays until Ctrl-C. In another terminal:  " + stage.watchCommand());
                director.stay();
            }
        } catch (RuntimeException e) {
            if (!ending.get()) {
                terminal.say(Tone.BAD, "The demo broke off: " + e);
                showLog();
            }
        }
        ending.set(true);
        // While the operator is still there to delete what it made.
        stage.close();
        Quarkus.asyncExit(code);
    }

    private void showLog() {
        try {
            var lines = Files.readAllLines(stage.operatorLog());
            terminal.say("The end of the operator's log:");
            lines.stream()
                    .skip(Math.max(0, lines.size() - LOG_LINES_SHOWN))
                    .forEach(line -> terminal.say(Tone.QUIET, "   " + line));
        } catch (IOException e) {
            terminal.say("The operator's log cannot be read: " + e.getMessage());
        }
    }
}
