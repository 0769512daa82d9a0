package dev.onair.simulator;

import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs the simulators alone, for scripts: prints where they are and how to get in, then stays until it is ended.
 *
 * <p>Huawei's answers IAM's calls, too. It gives tokens for user {@code username} with {@code password} of domain
 * {@code domainname}, in projects {@code ap-southeast-1} (the one that is printed) and {@code ap-southeast-3}.
 */
public final class SimulatorsMain {
    /** The flags that there are, for people. */
    public static final String FLAGS = "--cdnetworks-port N, --data FILE, --requests-per-minute N, "
            + "--cdnetworks-temperaments NAME,NAME, --huawei-port N, --huawei-data FILE, --huawei-requests-per-minute N, "
            + "--huawei-temperaments NAME,NAME";

    private SimulatorsMain() {}

    /** Those that were started. */
    record Running(CdnetworksSimulator cdnetworks, HuaweiSimulator huawei) implements AutoCloseable {
        @Override
        public void close() {
            cdnetworks.close();
            huawei.close();
        }
    }

    private record Options(CdnetworksSimulator.Options cdnetworks, HuaweiSimulator.Options huawei) {
        Options cdnetworks(CdnetworksSimulator.Options to) {
            return new Options(to, huawei);
        }

        Options huawei(HuaweiSimulator.Options to) {
            return new Options(cdnetworks, to);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Running running;
        try {
            running = start(List.of(args), System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ": " + e.getCause().getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        Thread.currentThread().join(); // until SIGTERM
    }

    /** @throws IllegalArgumentException with one line on what is wrong with the flags */
    static Running start(List<String> args, PrintStream out) {
        var options = options(args);
        var running =
                new Running(CdnetworksSimulator.start(options.cdnetworks()), HuaweiSimulator.start(options.huawei()));
        out.println("CDNETWORKS_URL=" + running.cdnetworks().url());
        out.println("CDNETWORKS_ACCESS_KEY=" + running.cdnetworks().accessKey());
        out.println("CDNETWORKS_SECRET_KEY=" + running.cdnetworks().secretKey());
        out.println("HUAWEI_URL=" + running.huawei().url());
        out.println("HUAWEI_AK=" + running.huawei().accessKey());
        out.println("HUAWEI_SK=" + running.huawei().secretKey());
        out.println("HUAWEI_PROJECT_ID=" + running.huawei().projectId());
        out.flush();
        return running;
    }

    private static Options options(List<String> args) {
        var options = new Options(CdnetworksSimulator.Options.defaults(), HuaweiSimulator.Options.defaults());
        for (var i = 0; i < args.size(); i += 2) {
            var flag = args.get(i);
            var value = i + 1 < args.size() ? Optional.of(args.get(i + 1)) : Optional.<String>empty();
            options = with(options, flag, value);
        }
        return options;
    }

    private static Options with(Options options, String flag, Optional<String> value) {
        var cdnetworks = options.cdnetworks();
        var huawei = options.huawei();
        return switch (flag) {
            case "--cdnetworks-port" -> options.cdnetworks(cdnetworks.withPort(number(flag, value, 0, 65535)));
            case "--data" -> options.cdnetworks(cdnetworks.withData(Path.of(required(flag, value))));
            case "--requests-per-minute" ->
                options.cdnetworks(cdnetworks.withRequestsPerMinute(number(flag, value, 1, Integer.MAX_VALUE)));
            case "--cdnetworks-temperaments" ->
                options.cdnetworks(cdnetworks.withTemperaments(
                        Temperament.named(List.of(required(flag, value).split(",", -1)))));
            case "--huawei-port" -> options.huawei(huawei.withPort(number(flag, value, 0, 65535)));
            case "--huawei-data" -> options.huawei(huawei.withData(Path.of(required(flag, value))));
            case "--huawei-requests-per-minute" ->
                options.huawei(huawei.withRequestsPerMinute(number(flag, value, 1, Integer.MAX_VALUE)));
            case "--huawei-temperaments" ->
                options.huawei(huawei.withTemperaments(
                        Temperament.named(List.of(required(flag, value).split(",", -1)))));
            default -> throw new IllegalArgumentException("unknown flag " + flag + "; there are " + FLAGS);
        };
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
