package dev.onair.engine;

import dev.onair.common.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan as a status shows it: one line a change, and more where its fields do not fit into one. What has no room at all is
 * counted, so that nobody takes a part for the whole.
 */
final class PlanText {
    private static final String BETWEEN = "; ";

    private final List<Line> lines = new ArrayList<>();

    /** @param things how many fields it shows, and how many calls */
    private record Line(String text, int things) {}

    private PlanText() {}

    /** At most {@value Bounded#LINES} lines of at most {@value Bounded#LINE} characters. */
    static List<String> of(Plan<?> plan) {
        var text = new PlanText();
        plan.changes().forEach(text::add);
        return text.bounded();
    }

    private void add(Change<?> change) {
        var line = new StringBuilder(change.head());
        var things = 1;
        var separator = " ";
        for (var next : change.shown().toList()) {
            if (line.length() + separator.length() + next.length() > Bounded.LINE) {
                lines.add(new Line(line.toString(), things));
                line = new StringBuilder();
                things = 0;
                separator = "";
            }
            line.append(separator).append(Bounded.text(next, Bounded.LINE));
            things++;
            separator = BETWEEN;
        }
        lines.add(new Line(Bounded.text(line.toString(), Bounded.LINE), things));
    }

    private List<String> bounded() {
        if (lines.size() <= Bounded.LINES) {
            return lines.stream().map(Line::text).toList();
        }
        var shown = lines.subList(0, Bounded.LINES - 1);
        var left = lines.subList(shown.size(), lines.size()).stream()
                .mapToInt(Line::things)
                .sum();
        var more = "and " + left + " more, for which there is no room; an approval is for them too";
        return Stream.concat(shown.stream().map(Line::text), Stream.of(more)).toList();
    }
}
