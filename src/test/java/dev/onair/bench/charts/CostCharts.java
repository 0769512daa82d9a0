package dev.onair.bench.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What is drawn of the rows of a bench. Pure. */
final class CostCharts {
    /** Of RSS, in MiB: docs/performance.md, "Budgets". */
    private static final double BUDGET_MIB = 350;

    private static final List<String> WAYS = List.of("shared", "per-resource");

    private CostCharts() {}

    /** The charts by the names of their files, in the order of docs/performance.md. */
    static Map<String, BarChart> of(List<ChartRow> rows) {
        var charts = new LinkedHashMap<String, BarChart>();
        charts.put("calls-per-resource.svg", calls(rows));
        charts.put("wall-over-minimum.svg", wall(rows));
        charts.put("rss.svg", rss(rows));
        return charts;
    }

    private static BarChart calls(List<ChartRow> rows) {
        return new BarChart(
                "Calls to the vendor for each resource",
                "For each scenario and number of resources, how many calls came to the vendors' doors for one resource:"
                        + " with one walk over the list for all resources (shared), and where each is read by itself"
                        + " (per-resource).",
                "%,.2f",
                WAYS,
                groups(rows, row -> Optional.of(row.callsPerResource())),
                Optional.empty());
    }

    private static BarChart wall(List<ChartRow> rows) {
        return new BarChart(
                "Time it took, over what the quota alone demands",
                "For each scenario that a quota bounds, how many times as long it took as the calls that cannot be saved"
                        + " take at that quota. 1 is the least that there can be.",
                "%,.2f",
                WAYS,
                groups(rows, row -> Optional.ofNullable(row.wallOverMinimum())),
                Optional.empty());
    }

    /** Where several scenarios have as many resources, the one that took most. */
    private static BarChart rss(List<ChartRow> rows) {
        var highest = new TreeMap<Integer, Long>();
        rows.stream()
                .filter(row -> row.observe().equals(WAYS.getFirst()))
                .forEach(row -> highest.merge(row.resources(), row.rssMiB(), Math::max));
        var groups = new ArrayList<BarChart.Group>();
        highest.forEach((resources, mib) -> groups.add(
                new BarChart.Group(String.format(Locale.ROOT, "%,d", resources), List.of(new BarChart.Bar(0, mib)))));
        return new BarChart(
                "Resident memory of the operator in MiB, by number of resources",
                "For each number of resources, the highest resident memory of the operator's process in any scenario with"
                        + " so many, observed together. The line is the budget of 350 MiB for 10,000.",
                "%,.0f",
                List.of("highest RSS"),
                groups,
                Optional.of(new BarChart.Limit("budget: 350 MiB", BUDGET_MIB)));
    }

    /** By scenario and size, in the order in which they were measured; without those that have no such value. */
    private static List<BarChart.Group> groups(List<ChartRow> rows, Function<ChartRow, Optional<Double>> value) {
        var bars = new LinkedHashMap<String, List<BarChart.Bar>>();
        for (var row : rows) {
            value.apply(row)
                    .ifPresent(measured -> bars.computeIfAbsent(name(row), name -> new ArrayList<>())
                            .add(new BarChart.Bar(series(row), measured)));
        }
        return bars.entrySet().stream()
                .map(group -> new BarChart.Group(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    private static String name(ChartRow row) {
        return String.format(Locale.ROOT, "%s %,d", row.scenario(), row.resources());
    }

    private static int series(ChartRow row) {
        var way = WAYS.indexOf(row.observe());
        if (way < 0) {
            throw new IllegalArgumentException(
                    "observe is shared or per-resource, not " + row.observe() + ": " + row.scenario());
        }
        return way;
    }
}
