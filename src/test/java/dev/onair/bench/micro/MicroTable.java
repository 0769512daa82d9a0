package dev.onair.bench.micro;

import dev.onair.bench.Report;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All rows as one table. */
final class MicroTable {
    private static final List<String> HEAD = List.of("benchmark", "of", "time/op", "±", "CPU/op", "B/op", "ratio");
    /** These are text, and begin at the left. */
    private static final int TEXTS = 2;

    private static final double MICROSECOND = 1_000;
    /** From here on a time is told in microseconds. */
    private static final double LONG_NANOSECONDS = 10 * MICROSECOND;

    private MicroTable() {}

    static String of(List<MicroRow> rows) {
        return Report.table(
                HEAD,
                column -> column < TEXTS,
                rows.stream().map(MicroTable::cells).toList());
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
}
