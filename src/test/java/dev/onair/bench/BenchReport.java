package dev.onair.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The figures as a Markdown table, with the budget beside each that has one. */
final class BenchReport {
    private final List<Line> lines = new ArrayList<>();

    private record Line(String what, String measured, String budget, String verdict) {
        String markdown() {
            return "| " + what + " | " + measured + " | " + budget + " | " + verdict + " |";
        }
    }

    /** A figure for which there is no budget. */
    void say(String what, String measured) {
        add(new Line(what, measured, "", ""));
    }

    void judge(String what, String measured, String budget, boolean kept) {
        add(new Line(what, measured, budget, kept ? "kept" : "**missed**"));
    }

    private void add(Line line) {
        lines.add(line);
        System.out.println(line.markdown());
    }

    String markdown() {
        return "| what | measured | budget | |\n| --- | --- | --- | --- |\n"
                + lines.stream().map(Line::markdown).collect(Collectors.joining("\n")) + "\n";
    }

    List<String> missed() {
        return lines.stream()
                .filter(line -> line.verdict().contains("missed"))
                .map(Line::what)
                .toList();
    }

    void write(Path file) throws IOException {
        Files.writeString(file, markdown());
    }
}
