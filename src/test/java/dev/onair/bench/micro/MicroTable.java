package dev.onair.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All rows as one table: Markdown, and aligned so that it can be read as it is. */
final class MicroTable {
    private static final List<String> HEAD = List.of("benchmark", "of", "time/op", "±", "CPU/op", "B/op", "ratio");
    /** These are text, and begin at the left. */
    private static final int TEXTS = 2;

    private static final double MICROSECOND = 1_000;
    /** From here on a time is told in microseconds. */
    private static final double LONG_NANOSECONDS = 10 * MICROSECOND;

    private MicroTable() {}

    static String of(List<MicroRow> rows) {
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
                        .mapToObj(column -> column < TEXTS ? " --- " : " ---: ")
                        .collect(Collectors.joining("|", "|", "|")));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> cells(MicroRow row) {
        return List.of(
                row.benchmark(),
                row.of(),
                time(row.nanoseconds(), row.nanoseconds()),
                row.errorNanoseconds() == null ? "" : time(row.errorNanoseconds(), row.nanoseconds()),
                time(row.cpuNanoseconds(), row.cpuNanoseconds()),
                number(row.allocatedBytes(), "%.0f"),
                number(row.ratio(), "%.2f"));
    }

    /** An error is told in the unit of its time. */
    private static String time(double nanoseconds, double unitOf) {
        return unitOf < LONG_NANOSECONDS
                ? String.format(Locale.ROOT, "%.1f ns", nanoseconds)
                : String.format(Locale.ROOT, "%.1f µs", nanoseconds / MICROSECOND);
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    var gap = " ".repeat(widths[column] - cells.get(column).length());
                    return " " + (column < TEXTS ? cells.get(column) + gap : gap + cells.get(column)) + " ";
                })
                .collect(Collectors.joining("|", "|", "|"));
    }
}
