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

    private SceneText() {}

    static List<String> lines(Scene scene, Style style) {
        var lines = new ArrayList<String>();
        lines.addAll(table(scene.rows(), style));
        lines.add("");
        lines.add("vendor calls   " + calls(scene));
        lines.add("quota          " + quota(scene));
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

    private static String calls(Scene scene) {
        return scene.calls().isEmpty()
                ? "none yet"
                : scene.calls().entrySet().stream()
                        .map(call -> call.getKey() + " " + call.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String quota(Scene scene) {
        return scene.usedLastMinute() + " used in the last minute"
                + (scene.allowance() == 0 ? "" : " of " + scene.allowance() + " allowed");
    }
}
