package dev.onair.demo;

import dev.onair.demo.Style.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A scene as lines of text: the table of resources, the calls at the vendor, the quota. Pure. */
final class SceneText {
    private static final List<String> HEAD = List.of("KIND", "NAME", "READY", "STATE", "REASON");
    private static final String GAP = "   ";
    private static final String CALLS = "vendor calls   ";
    private static final int WIDTH = 79;

    private SceneText() {}

    static List<String> lines(Scene scene, Style style) {
        var lines = new ArrayList<String>();
        lines.addAll(table(scene.rows(), style));
        lines.add("");
        lines.addAll(calls(scene));
        scene.quotas().forEach(quota -> lines.add("quota          " + text(quota)));
        return lines;
    }

    private static List<String> table(List<Scene.Row> rows, Style style) {
        var cells = rows.stream().map(SceneText::cells).toList();
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> Math.max(
                        HEAD.get(column).length(),
                        cells.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        var lines = new ArrayList<String>();
        lines.add(style.paint(Tone.STRONG, padded(HEAD, widths)));
        for (var row : cells) {
            lines.add(style.paint(tone(row.get(2)), padded(row, widths)));
        }
        return lines;
    }

    private static List<String> cells(Scene.Row row) {
        return List.of(row.kind(), row.name(), row.ready(), row.state(), row.reason());
    }

    private static Tone tone(String ready) {
        return switch (ready) {
            case "True" -> Tone.GOOD;
            case "False" -> Tone.WAITING;
            default -> Tone.QUIET;
        };
    }

    private static String padded(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    /** In lines that fit a terminal: one that wraps by itself cannot be drawn over. */
    private static List<String> calls(Scene scene) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(CALLS);
        for (var call : scene.calls().entrySet()) {
            var word = call.getKey() + " " + call.getValue();
            if (line.length() > CALLS.length() && line.length() + word.length() + 2 > WIDTH) {
                lines.add(line.append(',').toString());
                line = new StringBuilder(" ".repeat(CALLS.length()));
            }
            line.append(line.length() > CALLS.length() ? ", " : "").append(word);
        }
        lines.add(scene.calls().isEmpty() ? CALLS + "none yet" : line.toString());
        return lines;
    }

    private static String text(Scene.Quota quota) {
        return quota.vendor() + " " + quota.usedLastMinute() + " used in the last minute"
                + (quota.allowance() == 0 ? "" : " of " + quota.allowance() + " allowed");
    }
}
