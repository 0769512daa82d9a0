/**
 * {@code make charts}: the figures of {@code docs/figures} from the rows of a bench. Begin with {@link dev.onair.bench.charts.Charts};
 * {@link dev.onair.bench.charts.CostCharts} says what is drawn, {@link dev.onair.bench.charts.BarChart} how.
 */
@NullMarked
package dev.onair.bench.charts;

import org.jspecify.annotations.NullMarked;
