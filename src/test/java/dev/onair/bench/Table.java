package dev.onair.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All rows as one table: Markdown, and aligned so that it can be read as it is. */
final class Table {
    private static final List<String> HEAD = List.of(
            "scenario",
            "resources",
            "observe",
            "vendor",
            "calls",
            "a resource",
            "quota used",
            "refused",
            "wall/min",
            "p50 ms",
            "p99 ms",
            "writes",
            "a resource",
            "CPU s",
            "RSS MiB",
            "alloc MiB",
            "probe ms");

    private Table() {}

    static String of(List<Row> rows) {
        var cells = new ArrayList<List<String>>();
        cells.add(HEAD);
        rows.forEach(row -> cells.add(cells(row)));
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> cells.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        cells.forEach(line -> lines.add(line(line, widths)));
        lines.add(
                1,
                IntStream.range(0, HEAD.size())
                        .mapToObj(column -> isText(column) ? " --- " : " ---: ")
                        .collect(Collectors.joining("|", "|", "|")));
        rows.stream()
                .filter(row -> row.note() != null)
                .forEach(row -> lines.add(
                        "\n" + row.scenario() + " " + row.resources() + " " + row.observe() + ": " + row.note()));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.scenario(),
                String.valueOf(row.resources()),
                row.observe().word(),
                row.vendor(),
                String.valueOf(row.vendorCalls()),
                number(row.callsPerResource()),
                String.format(Locale.ROOT, "%.0f %%", 100 * row.quotaUsed()),
                String.valueOf(row.wouldBeRefused()),
                number(row.wallOverMinimum()),
                Objects.toString(row.p50Ms(), ""),
                Objects.toString(row.p99Ms(), ""),
                String.valueOf(row.kubernetesWrites()),
                number(row.writesPerResource()),
                number(row.cpuSeconds()),
                String.valueOf(row.rssMiB()),
                String.valueOf(row.allocatedMiB()),
                String.valueOf(row.probeMs()));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    var gap = " ".repeat(widths[column] - cells.get(column).length());
                    return " " + (isText(column) ? cells.get(column) + gap : gap + cells.get(column)) + " ";
                })
                .collect(Collectors.joining("|", "|", "|"));
    }

    private static boolean isText(int column) {
        return column == 0 || column == 2 || column == 3;
    }
}
