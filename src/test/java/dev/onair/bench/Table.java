package dev.onair.bench;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All rows as one table. */
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
        var table = Report.table(
                HEAD, Table::isText, rows.stream().map(Table::cells).toList());
        var notes = rows.stream()
                .filter(row -> row.note() != null)
                .map(row ->
                        "\n" + row.scenario() + " " + row.resources() + " " + row.observe() + ": " + row.note() + "\n")
                .collect(Collectors.joining());
        return table + notes;
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

    private static boolean isText(int column) {
        return column == 0 || column == 2 || column == 3;
    }
}
