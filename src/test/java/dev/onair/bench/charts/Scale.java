package dev.onair.bench.charts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An axis from its first tick to its last. It begins at zero, so that lengths are proportional, unless the values differ by so
 * much that the small ones could not be seen: then each tick is ten times the one before. Pure.
 *
 * @param ticks two at least, ascending
 * @param isLogarithmic whether equal lengths are equal factors
 */
record Scale(List<Double> ticks, boolean isLogarithmic) {
    /** The largest value over the smallest, from which on the scale is logarithmic. */
    private static final double FAR_APART = 20;

    /** About so many steps, where it is linear. */
    private static final int STEPS = 5;

    private static final List<Integer> ROUND = List.of(1, 2, 5, 10);
    private static final double THOUSAND = 1000;

    /** @param values zero or more each; zeros alone, or none, come to a scale from 0 to 1 */
    static Scale of(List<Double> values) {
        var positive = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .summaryStatistics();
        if (positive.getCount() == 0) {
            return new Scale(List.of(0.0, 1.0), false);
        }
        return positive.getMax() / positive.getMin() > FAR_APART
                ? logarithmic(positive.getMin(), positive.getMax())
                : linear(positive.getMax());
    }

    /** From the power of ten below the smallest, which would have no length otherwise. */
    private static Scale logarithmic(double least, double most) {
        var first = (int) Math.ceil(Math.log10(least)) - 1;
        var last = (int) Math.ceil(Math.log10(most));
        return new Scale(
                IntStream.rangeClosed(first, last)
                        .mapToObj(exponent ->
                                BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue())
                        .toList(),
                true);
    }

    private static Scale linear(double most) {
        var step = roundStep(most / STEPS);
        var last = BigDecimal.valueOf(most).divide(step, MathContext.DECIMAL64);
        return new Scale(
                IntStream.rangeClosed(0, (int) Math.ceil(last.doubleValue()))
                        .mapToObj(number ->
                                step.multiply(BigDecimal.valueOf(number)).doubleValue())
                        .toList(),
                false);
    }

    private static BigDecimal roundStep(double atLeast) {
        var power = (int) Math.floor(Math.log10(atLeast));
        return ROUND.stream()
                .map(digit -> BigDecimal.valueOf(digit).scaleByPowerOfTen(power))
                .filter(step -> step.doubleValue() >= atLeast)
                .findFirst()
                .orElseGet(() -> BigDecimal.ONE.scaleByPowerOfTen(power + 1));
    }

    /** Where a value is: 0 at the first tick and below it, 1 at the last and above it. */
    double position(double value) {
        var first = ticks.getFirst();
        var last = ticks.getLast();
        var part = isLogarithmic
                ? Math.log10(Math.max(value, first) / first) / Math.log10(last / first)
                : (value - first) / (last - first);
        return Math.clamp(part, 0.0, 1.0);
    }

    /** As few digits as say it. */
    static String label(double tick) {
        return tick >= THOUSAND
                ? String.format(Locale.ROOT, "%,.0f", tick)
                : BigDecimal.valueOf(tick)
                        .round(MathContext.DECIMAL32)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
