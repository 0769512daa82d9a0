package dev.onair.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onair.bench.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ratios and the table, and which benchmarks a name selects. */
class MicroRowsTest {
    private static final Map<String, String> SHORT = Map.of("body", "SHORT");
    private static final Map<String, String> LONG = Map.of("body", "LONG", "generation", "CNC");

    /** On a machine that lets it wait longer than it works. */
    private static MicroRow row(String benchmark, Map<String, String> parameters, double cpuNanoseconds) {
        return new MicroRow(benchmark, parameters, 1_000 + cpuNanoseconds, null, cpuNanoseconds, null, null);
    }

    private static @Nullable Double ratio(List<MicroRow> rows, int index) {
        return MicroRow.withRatios(rows).get(index).ratio();
    }

    @Test
    void aRatioIsToTheBaselineOfTheSameGroupAndParameters() {
        var rows = List.of(
                row("signing.sign", LONG, 300),
                row("plan.baseline", LONG, 1),
                row("signing.baseline", SHORT, 10),
                row("signing.baseline", LONG, 120));

        assertThat(ratio(rows, 0)).isEqualTo(2.5, within(1e-9));
        assertThat(ratio(rows, 2)).as("the baseline's own").isEqualTo(1.0, within(1e-9));
    }

    @Test
    void aBaselineWithoutParametersIsThatOfAllChoices() {
        var rows = List.of(
                row("gate.call", Map.of("callers", "1"), 400),
                row("gate.call", Map.of("callers", "32"), 900),
                row("gate.baseline", Map.of(), 20));

        assertThat(ratio(rows, 0)).isEqualTo(20.0, within(1e-9));
        assertThat(ratio(rows, 1)).isEqualTo(45.0, within(1e-9));
    }

    @Test
    void withoutABaselineThereIsNoRatio() {
        assertThat(ratio(List.of(row("plan.changed", SHORT, 300), row("signing.baseline", SHORT, 10)), 0))
                .isNull();
        assertThat(ratio(List.of(row("plan.changed", LONG, 300), row("plan.baseline", SHORT, 10)), 0))
                .as("one of other parameters")
                .isNull();
        assertThat(ratio(List.of(row("plan.changed", SHORT, 300), row("plan.baseline", SHORT, 0)), 0))
                .as("one too short to be measured")
                .isNull();
    }

    @Test
    void theTableIsAlignedAndTellsLongTimesInMicroseconds() {
        var table = MicroTable.of(List.of(
                new MicroRow(
                        "plan.unchanged",
                        Map.of("size", "LARGE", "kind", "FLOW"),
                        12_345,
                        678.0,
                        11_000,
                        9_000.4,
                        0.254),
                new MicroRow("plan.baseline", Map.of(), 999.96, null, 500, null, null)));

        assertThat(table).isEqualTo("""
                | benchmark      | of                   |   time/op |      ± |   CPU/op | B/op | ratio |
                | --- | --- | ---: | ---: | ---: | ---: | ---: |
                | plan.unchanged | kind=FLOW size=LARGE |   12.3 µs | 0.7 µs |  11.0 µs | 9000 |  0.25 |
                | plan.baseline  |                      | 1000.0 ns |        | 500.0 ns |      |       |
                """);
    }

    @Test
    void theFileHasAllThatWasMeasuredAndNothingElse(@TempDir Path folder) throws IOException {
        var file = folder.resolve("new").resolve("bench-micro.json");

        Report.write(file, List.of(row("page.unchanged", Map.of(), 20.5)));

        assertThat(Files.readString(file)).isEqualTo("""
                [ {
                  "benchmark" : "page.unchanged",
                  "parameters" : { },
                  "nanoseconds" : 1020.5,
                  "cpuNanoseconds" : 20.5
                } ]
                """);
    }

    @Test
    void eachGroupHasABaseline() {
        assertThat(Benchmarks.ALL)
                .allSatisfy(type -> assertThat(Benchmarks.names())
                        .contains(Benchmarks.group(type) + "." + Benchmarks.BASELINE)
                        .anyMatch(name ->
                                name.startsWith(Benchmarks.group(type) + ".") && !name.endsWith(Benchmarks.BASELINE)));
    }

    @Test
    void aNameSelectsWhatItIsAPartOfAndTheBaselineOfThat() {
        assertThat(Benchmarks.selected(Optional.of("plan.changed")))
                .containsExactly(
                        PlanBenchmark.class.getName() + ".changed", PlanBenchmark.class.getName() + ".baseline");
        assertThat(Benchmarks.selected(Optional.of("page"))).hasSize(3);
        assertThat(Benchmarks.selected(Optional.of("nothing"))).isEmpty();
        assertThat(Benchmarks.selected(Optional.empty()))
                .hasSameSizeAs(Benchmarks.names())
                .allSatisfy(name -> assertThat(Benchmarks.names()).contains(Benchmarks.name(name)));
        assertThatThrownBy(() -> Benchmarks.name("dev.onair.Unlisted.sign")).hasMessageContaining("Unlisted");
    }
}
