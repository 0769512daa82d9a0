package dev.onair.bench.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make charts}: draws the rows of a bench, as SVG that is checked in beside them. */
@Command(
        name = "make charts ARGS=…",
        description = "Draws the rows of make bench.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Charts implements Callable<Integer> {
    /** Where the rows are that docs/performance.md shows, and their charts. */
    static final Path FOLDER = Path.of("docs", "figures");

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "an array of rows, as make bench writes it; docs/figures/bench.json by default")
    private Path rows = FOLDER.resolve("bench.json");

    @Option(names = "--out", paramLabel = "FOLDER", description = "where the charts go; docs/figures by default")
    private Path out = FOLDER;

    /** Exits with 1 where there are no rows to be read. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Charts()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        if (Files.notExists(rows)) {
            System.err.println(rows + " is not there: make bench writes target/bench.json");
            return CommandLine.ExitCode.SOFTWARE;
        }
        Files.createDirectories(out);
        for (var chart : CostCharts.of(ChartRow.read(rows)).entrySet()) {
            var file = out.resolve(chart.getKey());
            Files.writeString(file, chart.getValue().svg());
            System.out.println(file);
        }
        return CommandLine.ExitCode.OK;
    }
}
