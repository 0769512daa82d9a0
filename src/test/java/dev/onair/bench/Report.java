package dev.onair.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a bench has measured, for people and for programs. */
public final class Report {
    private Report() {}

    /**
     * A table in Markdown, and aligned so that it can be read as it is.
     *
     * @param isText which columns begin at the left
     * @param rows as many cells in each as the head has
     */
    public static String table(List<String> head, IntPredicate isText, List<List<String>> rows) {
        var cells = new ArrayList<List<String>>();
        cells.add(head);
        cells.addAll(rows);
        var widths = IntStream.range(0, head.size())
                .map(column -> cells.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        cells.forEach(line -> lines.add(line(line, isText, widths)));
        lines.add(
                1,
                IntStream.range(0, head.size())
                        .mapToObj(column -> isText.test(column) ? " --- " : " ---: ")
                        .collect(Collectors.joining("|", "|", "|")));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells, IntPredicate isText, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    var gap = " ".repeat(widths[column] - cells.get(column).length());
                    return " " + (isText.test(column) ? cells.get(column) + gap : gap + cells.get(column)) + " ";
                })
                .collect(Collectors.joining("|", "|", "|"));
    }

    /** An array of rows. */
    public static void write(Path file, List<?> rows) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Files.writeString(
                file,
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(rows)
                        + "\n");
    }
}
