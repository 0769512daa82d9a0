package dev.onair.bench;

import dev.onair.bench.micro.Micro;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code make bench}: what Onair costs, and what the way of its peers would, in one table. Nothing here fails for being slow:
 * a table is read by people.
 */
@Command(
        name = "make bench ARGS=…",
        description = "Measures the packaged operator between simulated vendors and an API server.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Bench implements Callable<Integer> {
    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    @Option(names = "--quick", description = "small sizes and short intervals")
    private boolean quick;

    @Option(names = "--cluster", description = "on the cluster of KUBECONFIG, and not an API server of this process")
    private boolean cluster;

    @Option(
            names = "--observe",
            paramLabel = "WAY",
            description = "shared or per-resource, where both would be measured",
            converter = Ways.class)
    private Optional<Observe> observe = Optional.empty();

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            description = "another flag of the operator's JVM, as -XX:MaxHeapFreeRatio=40; may be repeated")
    private List<String> flags = List.of();

    @Option(names = "--micro", description = "single steps (signing, planning, …) by JMH, and no operator")
    private boolean micro;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "this scenario alone; with --micro, what has this in its name")
    private Optional<String> only = Optional.empty();

    @Option(names = "--list", description = "name the scenarios, or with --micro the benchmarks, and do nothing")
    private boolean list;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "where the rows go as JSON; target/bench.json by default, with --micro target/bench-micro.json")
    private Optional<Path> out = Optional.empty();

    /** The words of {@link Observe}. */
    static final class Ways implements CommandLine.ITypeConverter<Observe> {
        @Override
        public Observe convert(String word) {
            for (var way : Observe.values()) {
                if (way.word().equals(word)) {
                    return way;
                }
            }
            throw new CommandLine.TypeConversionException("shared or per-resource, not " + word);
        }
    }

    /** Ends the process: informers and servers have threads of their own. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (micro) {
            return micro();
        }
        if (list) {
            Scenarios.ALL.forEach(scenario -> System.out.printf("%-14s %s%n", scenario.name(), scenario.what()));
            return CommandLine.ExitCode.OK;
        }
        if (Files.notExists(JAR)) {
            System.err.println(JAR + " is not there: make build");
            return CommandLine.ExitCode.SOFTWARE;
        }
        var cases = Scenarios.cases(quick, observe, only);
        if (cases.isEmpty()) {
            System.err.println("there is no scenario " + only.orElse("") + ": --list names them");
            return CommandLine.ExitCode.USAGE;
        }
        return measure(cases);
    }

    private int micro() throws IOException {
        if (list) {
            Micro.names().forEach(System.out::println);
            return CommandLine.ExitCode.OK;
        }
        if (quick || cluster || observe.isPresent()) {
            System.err.println(
                    "--micro has no sizes, no cluster and one way: leave out --quick, --cluster and --observe");
            return CommandLine.ExitCode.USAGE;
        }
        var log = FOLDER.resolve("micro.log");
        var table = Micro.run(only, out.orElse(Path.of("target", "bench-micro.json")), log, System.err);
        table.ifPresentOrElse(
                System.out::println,
                () -> System.err.println("no benchmark has " + only.orElse("") + " in its name: --list names them"));
        return table.isPresent() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.USAGE;
    }

    private int measure(List<Case> cases) throws IOException, InterruptedException {
        var stands = new Stands(cluster, FOLDER, flags);
        var progress = new Progress(
                System.err,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent(),
                cases.size());
        var file = out.orElse(Path.of("target", "bench.json"));
        var rows = new ArrayList<Row>();
        var failed = new ArrayList<String>();
        for (var next : cases) {
            progress.begin(next);
            try {
                next.scenario().run(next, stands, row -> {
                    rows.add(row);
                    Report.write(file, rows);
                });
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception problem) {
                // The other rows are worth having all the same.
                failed.add(next + ": " + problem);
            }
            progress.done();
        }
        progress.end();
        System.out.println(Table.of(rows));
        failed.forEach(line -> System.err.println("not measured: " + line));
        return failed.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
