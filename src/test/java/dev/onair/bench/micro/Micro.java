package dev.onair.bench.micro;

import dev.onair.PodJvm;
import dev.onair.bench.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the micro benchmarks, each in a process of its own with the operator's flags and the heap of its pod. Of each choice of
 * parameters that is some three seconds, of which the first 1.2 are not counted: by then such small steps are compiled. All
 * of them are to take no more than five minutes on two quiet cores.
 */
public final class Micro {
    private static final int FORKS = 1;
    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 6;
    private static final TimeValue WARMUP = TimeValue.milliseconds(400);
    private static final TimeValue ITERATION = TimeValue.milliseconds(250);
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private Micro() {}

    /** The names of all benchmarks. */
    public static List<String> names() {
        return Benchmarks.names();
    }

    /**
     * Runs them, and writes the rows.
     *
     * @param only a part of the names of those to run; all where it is empty
     * @param out where the rows go as JSON
     * @param log where JMH's own account goes
     * @param progress what is run is told here, a line for each
     * @return the table; empty where no name has that part
     * @throws IOException where a file cannot be written
     * @throws IllegalStateException where a benchmark fails
     */
    public static Optional<String> run(Optional<String> only, Path out, Path log, PrintStream progress)
            throws IOException {
        var selected = Benchmarks.selected(only);
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        try (var account = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
            var format = OutputFormatFactory.createFormatInstance(account, VerboseMode.NORMAL);
            var results = new Runner(options(selected), new Told(format, progress)).run();
            var rows = MicroRow.withRatios(rows(results));
            Report.write(out, rows);
            return Optional.of(MicroTable.of(rows));
        } catch (RunnerException failed) {
            throw new IllegalStateException("a benchmark failed: " + log + " says how", failed);
        }
    }

    private static Options options(List<String> selected) throws IOException {
        var options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(FORKS)
                .warmupIterations(WARMUPS)
                .warmupTime(WARMUP)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .jvmArgs(Stream.concat(Stream.of("@deploy/jvm.options"), PodJvm.heap().stream())
                        .toArray(String[]::new))
                .shouldFailOnError(true);
        selected.forEach(name -> options.include("^" + Pattern.quote(name) + "$"));
        return options.build();
    }

    /** In the order of {@link Benchmarks}, and then of the parameters. */
    private static List<MicroRow> rows(Collection<RunResult> results) {
        var order = Benchmarks.names();
        var rows = new ArrayList<MicroRow>();
        results.forEach(result -> rows.add(row(result)));
        rows.sort(Comparator.<MicroRow>comparingInt(row -> order.indexOf(row.benchmark())));
        return rows;
    }

    private static MicroRow row(RunResult result) {
        var parameters = result.getParams();
        Map<String, String> given =
                parameters.getParamsKeys().stream().collect(Collectors.toMap(key -> key, parameters::getParam));
        var time = result.getPrimaryResult();
        var allocation = result.getSecondaryResults().get(ALLOCATION);
        return new MicroRow(
                Benchmarks.name(parameters.getBenchmark()),
                given,
                time.getScore(),
                finite(time.getScoreError()),
                result.getSecondaryResults().get(CpuTime.LABEL).getStatistics().getMin(),
                allocation == null ? null : finite(allocation.getScore()),
                null);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
