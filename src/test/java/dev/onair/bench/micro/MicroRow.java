package dev.onair.bench.micro;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark with one choice of its parameters, as {@code target/bench-micro.json} has it.
 *
 * @param benchmark such as {@code plan.unchanged}
 * @param parameters by name; none where it has none
 * @param nanoseconds of one operation, the mean
 * @param errorNanoseconds half of the interval that has the true mean in it with 99.9 %; absent where there are too few samples
 * @param cpuNanoseconds of one operation, by {@link CpuTime}: that of the iteration that had least, since what else runs on the
 *     machine, and code that is not compiled so far, only ever adds to it
 * @param allocatedBytes by one operation; absent where it was not measured
 * @param ratio {@code cpuNanoseconds} over those of the baseline; absent where that was not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MicroRow(
        String benchmark,
        Map<String, String> parameters,
        double nanoseconds,
        @Nullable Double errorNanoseconds,
        double cpuNanoseconds,
        @Nullable Double allocatedBytes,
        @Nullable Double ratio) {

    private static final String BASELINE = "." + Benchmarks.BASELINE;

    private String group() {
        return benchmark.substring(0, benchmark.lastIndexOf('.'));
    }

    private boolean isBaseline() {
        return benchmark.endsWith(BASELINE);
    }

    /** Whether this is what the other is a ratio to: of the same group, and with the same parameters as far as it has any. */
    private boolean isBaselineOf(MicroRow other) {
        return isBaseline()
                && group().equals(other.group())
                && other.parameters.entrySet().containsAll(parameters.entrySet());
    }

    /** The same rows with their ratios. A baseline's own is 1. */
    static List<MicroRow> withRatios(List<MicroRow> rows) {
        return rows.stream().map(row -> row.over(rows)).toList();
    }

    private MicroRow over(List<MicroRow> rows) {
        var baseline = rows.stream()
                .filter(other -> other.isBaselineOf(this) && other.cpuNanoseconds > 0)
                .findFirst();
        return new MicroRow(
                benchmark,
                parameters,
                nanoseconds,
                errorNanoseconds,
                cpuNanoseconds,
                allocatedBytes,
                baseline.map(row -> cpuNanoseconds / row.cpuNanoseconds).orElse(null));
    }

    /** The parameters for people, in the order of their names. */
    String of() {
        return String.join(
                " ",
                parameters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .toList());
    }
}
