package dev.onair.simulator;

import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the simulators alone, for scripts: prints where they are and how to get in, then stays until it is ended. */
public final class SimulatorsMain {
    private static final String FLAGS = "--cdnetworks-port N, --data FILE, --requests-per-minute N";

    private SimulatorsMain() {}

    public static void main(String[] args) throws InterruptedException {
        CdnetworksSimulator simulator;
        try {
            simulator = start(List.of(args), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ": " + e.getCause().getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        Thread.currentThread().join(); // until SIGTERM
    }

    /** @throws IllegalArgumentException with one line on what is wrong with the flags */
    static CdnetworksSimulator start(List<String> args, PrintStream out) {
        var simulator = CdnetworksSimulator.start(options(args));
        out.println("CDNETWORKS_URL=" + simulator.url());
        out.println("CDNETWORKS_ACCESS_KEY=" + simulator.accessKey());
        out.println("CDNETWORKS_SECRET_KEY=" + simulator.secretKey());
        out.flush();
        return simulator;
    }

    private static CdnetworksSimulator.Options options(List<String> args) {
        var options = CdnetworksSimulator.Options.defaults();
        for (var i = 0; i < args.size(); i += 2) {
            var flag = args.get(i);
            var value = i + 1 < args.size() ? Optional.of(args.get(i + 1)) : Optional.<String>empty();
            options = switch (flag) {
                case "--cdnetworks-port" -> options.withPort(number(flag, value, 0, 65535));
                case "--data" -> options.withData(Path.of(required(flag, value)));
                case "--requests-per-minute" ->
                    options.withRequestsPerMinute(number(flag, value, 1, Integer.MAX_VALUE));
                default -> throw new IllegalArgumentException("unknown flag " + flag + "; there are " + FLAGS);
            };
        }
        return options;
    }

    private static String required(String flag, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalArgumentException(flag + " wants a value; the flags are " + FLAGS));
    }

    private static int number(String flag, Optional<String> value, int from, int to) {
        var text = required(flag, value);
        try {
            var number = Integer.parseInt(text);
            if (number >= from && number <= to) return number;
        } catch (NumberFormatException notANumber) {
            // refused below, with what it should have been
        }
        throw new IllegalArgumentException(flag + " wants a number from " + from + " to " + to + ", not " + text);
    }
}
