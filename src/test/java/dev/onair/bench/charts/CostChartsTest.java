package dev.onair.bench.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CostChartsTest {
    private static final List<ChartRow> ROWS = List.of(
            row("create", 1000, "shared", 1.19, 1.41, 343),
            row("create", 1000, "per-resource", 2, 2.05, 360),
            row("steady", 1000, "shared", 0.02, null, 212));

    private static ChartRow row(
            String scenario, int resources, String observe, double calls, @Nullable Double wall, long rss) {
        return new ChartRow(scenario, resources, observe, calls, wall, rss);
    }

    private static BarChart chart(String file, List<ChartRow> rows) {
        return Objects.requireNonNull(CostCharts.of(rows).get(file));
    }

    @Test
    void bothWaysOfOneScenarioAndSizeStandTogether() {
        assertThat(chart("calls-per-resource.svg", ROWS).groups())
                .containsExactly(
                        new BarChart.Group("create 1,000", List.of(new BarChart.Bar(0, 1.19), new BarChart.Bar(1, 2))),
                        new BarChart.Group("steady 1,000", List.of(new BarChart.Bar(0, 0.02))));
    }

    @Test
    void whatNoQuotaBoundsHasNoTimeOverIt() {
        assertThat(chart("wall-over-minimum.svg", ROWS).groups())
                .extracting(BarChart.Group::name)
                .containsExactly("create 1,000");
    }

    @Test
    void memoryIsTheHighestOfEachSizeInTheOrderOfSizes() {
        var rows = List.of(
                row("create", 10_000, "shared", 1, null, 349),
                row("create", 100, "shared", 1, null, 212),
                row("drift", 100, "shared", 1, null, 233),
                row("create", 100, "per-resource", 2, null, 400));

        var chart = chart("rss.svg", rows);

        assertThat(chart.groups())
                .containsExactly(
                        new BarChart.Group("100", List.of(new BarChart.Bar(0, 233))),
                        new BarChart.Group("10,000", List.of(new BarChart.Bar(0, 349))));
        assertThat(chart.limit()).map(BarChart.Limit::value).hasValue(350.0);
    }

    @Test
    void aWayThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> CostCharts.of(List.of(row("create", 1, "Shared", 1, null, 1))))
                .hasMessageContaining("not Shared");
    }

    @Test
    void theCommandDrawsAFileOfRows(@TempDir Path folder) throws Exception {
        var rows = Files.writeString(folder.resolve("bench.json"), """
                [{"scenario": "create", "resources": 40, "observe": "shared", "vendor": "document", "vendorCalls": 47,
                  "callsPerResource": 1.18, "wallOverMinimum": 1.35, "rssMiB": 218}]
                """);
        var out = folder.resolve("figures");

        var code = new CommandLine(new Charts()).execute("--rows=" + rows, "--out=" + out);

        assertThat(code).isZero();
        assertThat(out).isDirectoryContaining("glob:**/rss.svg");
        assertThat(out.resolve("calls-per-resource.svg"))
                .hasContent(chart("calls-per-resource.svg", ChartRow.read(rows)).svg());
        assertThat(out.resolve("wall-over-minimum.svg"))
                .content()
                .contains("create 40")
                .contains("1.35");
    }

    /** What is checked in is what {@code make charts} draws from the rows that are checked in. */
    @Test
    void theChartsOfTheDocumentsAreThoseOfTheRowsBesideThem() throws Exception {
        for (var chart : CostCharts.of(ChartRow.read(Charts.FOLDER.resolve("bench.json")))
                .entrySet()) {
            var file = Charts.FOLDER.resolve(chart.getKey());
            var svg = chart.getValue().svg();
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(file, svg);
            }
            assertThat(file).as("rewrite with make charts").content().isEqualTo(svg);
            assertThat(Path.of("docs", "performance.md")).content().contains("](figures/" + chart.getKey() + ")");
        }
    }

    @Test
    void aRowWithoutWhatIsDrawnIsNotTakenForZero(@TempDir Path folder) throws Exception {
        var rows = Files.writeString(
                folder.resolve("bench.json"),
                "[{\"scenario\": \"create\", \"resources\": 40, \"observe\": \"shared\"}]");

        assertThatThrownBy(() -> ChartRow.read(rows))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("callsPerResource");
    }

    @Test
    void withoutRowsItSaysWhereTheyComeFrom(@TempDir Path folder) {
        assertThat(new CommandLine(new Charts()).execute("--rows=" + folder.resolve("none.json"), "--out=" + folder))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
    }
}
