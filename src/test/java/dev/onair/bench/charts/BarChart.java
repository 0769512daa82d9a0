package dev.onair.bench.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chart of horizontal bars as SVG that can be read on light and on dark ground. Pure: the same chart is the same text.
 *
 * @param title what the values are
 * @param description what there is to see, for those who hear it
 * @param format of a value beside its bar, as of {@link String#format}
 * @param series what the colours mean, two at most
 * @param groups from the top; none at all where nothing was measured
 * @param limit a line across all bars
 */
record BarChart(
        String title,
        String description,
        String format,
        List<String> series,
        List<Group> groups,
        Optional<Limit> limit) {
    private static final int WIDTH = 800;
    /** Where bars begin: the names are before it. */
    private static final int LEFT = 190;
    /** Of the longest bar; the rest of the width is for its value. */
    private static final int LENGTH = 530;

    private static final int MARGIN = 12;
    private static final int TITLE = 22;
    private static final int LEGEND = 46;
    private static final int TICKS = 72;
    private static final int TOP = 80;
    private static final int BAR = 14;
    private static final int BAR_PITCH = 17;
    private static final int GROUP_GAP = 9;
    private static final int LEGEND_PITCH = 150;
    private static final int SWATCH = 12;
    private static final int TEXT_GAP = 5;
    /** From the middle of a line of text down to where its letters stand. */
    private static final int BASELINE = 4;

    private static final String STYLE = """
        <style>
          text { font: 12px system-ui, sans-serif; fill: #1f2328; }
          .title { font-size: 15px; font-weight: 600; }
          .tick, .value { fill: #59636e; }
          .grid { stroke: #d1d9e0; }
          .s0 { fill: #0969da; } .s1 { fill: #bc4c00; }
          .limit { stroke: #cf222e; stroke-width: 2; stroke-dasharray: 6 4; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; }
            .tick, .value { fill: #9198a1; }
            .grid { stroke: #3d444d; }
            .s0 { fill: #58a6ff; } .s1 { fill: #f0883e; }
            .limit { stroke: #ff7b72; }
          }
        </style>""";

    /** The bars of one name. */
    record Group(String name, List<Bar> bars) {
        private int height() {
            return bars.size() * BAR_PITCH + GROUP_GAP;
        }
    }

    /**
     * A value.
     *
     * @param series from 0
     * @param value zero or more
     */
    record Bar(int series, double value) {}

    /** A value that none should exceed. */
    record Limit(String name, double value) {}

    /** The whole file. */
    String svg() {
        var bottom = TOP
                + Math.max(BAR_PITCH, groups.stream().mapToInt(Group::height).sum());
        var lines = new ArrayList<String>();
        lines.add("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img"
                  aria-labelledby="title desc">""".formatted(WIDTH, bottom + MARGIN));
        lines.add("<title id=\"title\">" + escaped(title) + "</title>");
        lines.add("<desc id=\"desc\">" + escaped(description) + "</desc>");
        lines.add(STYLE);
        lines.add(text("title", MARGIN, TITLE, "start", title));
        if (groups.isEmpty()) {
            lines.add(text("value", MARGIN, TOP, "start", "nothing was measured"));
        } else {
            drawing(lines, bottom);
        }
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private void drawing(List<String> lines, int bottom) {
        var scale = scale();
        lines.addAll(legend(scale));
        for (var tick : scale.ticks()) {
            lines.add(vertical("grid", x(scale, tick), bottom));
            lines.add(text("tick", x(scale, tick), TICKS, "middle", Scale.label(tick)));
        }
        var y = TOP + GROUP_GAP / 2;
        for (var group : groups) {
            lines.addAll(bars(group, y, scale));
            y += group.height();
        }
        limit.ifPresent(line -> lines.add(vertical("limit", x(scale, line.value()), bottom)));
    }

    private Scale scale() {
        return Scale.of(Stream.concat(
                        groups.stream().flatMap(group -> group.bars().stream()).map(Bar::value),
                        limit.stream().map(Limit::value))
                .toList());
    }

    /** What the colours are, what the line is, and that the scale is no common one. */
    private List<String> legend(Scale scale) {
        var lines = new ArrayList<String>();
        var x = MARGIN;
        for (var number = 0; number < series.size(); number++) {
            lines.add(rectangle("s" + number, x, LEGEND - SWATCH + 2, SWATCH, SWATCH));
            lines.add(text("", x + SWATCH + TEXT_GAP, LEGEND, "start", series.get(number)));
            x += LEGEND_PITCH;
        }
        if (limit.isPresent()) {
            var middle = LEGEND - BASELINE;
            lines.add("<line class=\"limit\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                    .formatted(x, middle, x + 2 * SWATCH, middle));
            lines.add(text(
                    "", x + 2 * SWATCH + TEXT_GAP, LEGEND, "start", limit.get().name()));
        }
        if (scale.isLogarithmic()) {
            lines.add(text("tick", LEFT + LENGTH, LEGEND, "end", "logarithmic scale"));
        }
        return lines;
    }

    private List<String> bars(Group group, int top, Scale scale) {
        var lines = new ArrayList<String>();
        var middle = top + group.bars().size() * BAR_PITCH / 2 + BASELINE - 1;
        lines.add(text("", LEFT - 2 * TEXT_GAP, middle, "end", group.name()));
        var y = top;
        for (var bar : group.bars()) {
            var length = scale.position(bar.value()) * LENGTH;
            lines.add(rectangle("s" + bar.series(), LEFT, y, length, BAR));
            lines.add(text(
                    "value",
                    LEFT + length + TEXT_GAP,
                    y + BAR - BASELINE + 1,
                    "start",
                    String.format(Locale.ROOT, format, bar.value())));
            y += BAR_PITCH;
        }
        return lines;
    }

    private static double x(Scale scale, double value) {
        return LEFT + scale.position(value) * LENGTH;
    }

    private static String vertical(String kind, double x, int bottom) {
        return "<line class=\"%1$s\" x1=\"%2$s\" y1=\"%3$d\" x2=\"%2$s\" y2=\"%4$d\"/>"
                .formatted(kind, number(x), TOP, bottom);
    }

    private static String rectangle(String kind, int x, int y, double width, int height) {
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\"/>"
                .formatted(kind, x, y, number(width), height);
    }

    private static String text(String kind, double x, int y, String anchor, String words) {
        var classes = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
        return "<text%s x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>"
                .formatted(classes, number(x), y, anchor, escaped(words));
    }

    /** A tenth of a pixel is as fine as anybody sees. */
    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
