package dev.onair.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.bench.charts.ChartRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs read of the benchmarks, and which rows there are. */
class RowsTest {
    private static Row row(@Nullable Double wallOverMinimum, @Nullable String note) {
        return new Row(
                "create",
                100,
                Observe.PER_RESOURCE,
                "document",
                200,
                60,
                Map.of("createChannel", 100L),
                200,
                2.0,
                180,
                0.9,
                0,
                67.5,
                wallOverMinimum,
                100,
                30_000L,
                60_000L,
                800,
                8.0,
                4.5,
                210,
                90,
                12,
                note);
    }

    @Test
    void theFileIsAListOfRows(@TempDir Path folder) throws Exception {
        var file = folder.resolve("bench.json");
        Report.write(file, List.of(row(2.0, null), row(null, "late")));

        var rows = new ObjectMapper().readTree(file.toFile());

        assertThat(rows.isArray()).isTrue();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).path("observe").asText()).isEqualTo("per-resource");
        assertThat(rows.get(0).properties().stream().map(Map.Entry::getKey))
                .contains(
                        "scenario",
                        "resources",
                        "observe",
                        "vendorCalls",
                        "callsPerResource",
                        "kubernetesWrites",
                        "wallOverMinimum",
                        "p50Ms",
                        "p99Ms",
                        "rssMiB",
                        "cpuSeconds");
        assertThat(rows.get(1).has("wallOverMinimum"))
                .as("what no quota bounds")
                .isFalse();
    }

    @Test
    void theChartsFindInTheFileWhatTheyDraw(@TempDir Path folder) throws Exception {
        var file = folder.resolve("bench.json");
        Report.write(file, List.of(row(2.5, null), row(null, null)));

        assertThat(ChartRow.read(file))
                .containsExactly(
                        new ChartRow("create", 100, "per-resource", 2.0, 2.5, 210),
                        new ChartRow("create", 100, "per-resource", 2.0, null, 210));
    }

    @Test
    void theTableHasARowForEachAndNotesBelow() {
        var lines = Table.of(List.of(row(2.0, null), row(null, "late"))).lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst()).startsWith("| scenario ");
        assertThat(lines.get(2)).contains("|     2.00 |").contains(" 90 % |").hasSameSizeAs(lines.get(3));
        assertThat(lines.getLast()).isEqualTo("create 100 per-resource: late");
    }

    @Test
    void halfOfTheRowsMeetAnOddVendorAndBothWaysTheSame() {
        var cases = Scenarios.cases(false, Optional.empty(), Optional.empty());

        var odd = cases.stream().filter(Case::odd).count();
        assertThat(odd).isBetween(cases.size() / 3L, cases.size() * 2L / 3);
        assertThat(cases.stream()
                        .collect(Collectors.groupingBy(one -> one.scenario().name() + one.resources())))
                .allSatisfy((what, ways) ->
                        assertThat(ways.stream().map(Case::odd).distinct()).hasSize(1));
    }

    @Test
    void oneScenarioAndOneWayMayBeAskedFor() {
        assertThat(Scenarios.cases(true, Optional.of(Observe.PER_RESOURCE), Optional.of("steady")))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one.observe()).isEqualTo(Observe.PER_RESOURCE));
        assertThat(Scenarios.cases(true, Optional.empty(), Optional.of("none"))).isEmpty();
    }
}
