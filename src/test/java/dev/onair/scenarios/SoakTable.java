package dev.onair.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was played in {@code make soak} and what held, by kind: a row for each temperament, or each rewriting. */
final class SoakTable {
    private final String name;
    private final int parts;
    private final Map<String, Map<Kind, int[]>> rows = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int done;

    /**
     * @param name of the file in {@code target}
     * @param parts how many times {@link #done} will be said
     */
    SoakTable(String name, int parts) {
        this.name = name;
        this.parts = parts;
    }

    void play(String row, Kind kind, Runnable played) {
        var counts = rows.computeIfAbsent(row, it -> new TreeMap<>()).computeIfAbsent(kind, it -> new int[2]);
        counts[0]++;
        try {
            played.run();
            counts[1]++;
        } catch (AssertionError | RuntimeException failed) {
            failures.add(row + " " + kind + ": " + failed.getMessage());
        }
    }

    /** One who waits for an hour sees where it stands; and who ends it has what was played until then. */
    void done(Object part) throws IOException {
        done++;
        System.out.printf("%s: %d of %d, %s; did not hold: %d%n", name, done, parts, part, failures.size());
        var report = Path.of("target", name + ".md");
        Files.createDirectories(report.getParent());
        Files.writeString(report, markdown());
    }

    List<String> failures() {
        return failures;
    }

    private String markdown() {
        var text = new StringBuilder("| held / played | "
                + Stream.of(Kind.values()).map(Kind::name).collect(Collectors.joining(" | ")) + " |\n");
        text.append("| --- |").append(" --- |".repeat(Kind.values().length)).append('\n');
        rows.forEach((row, kinds) -> text.append("| ")
                .append(row)
                .append(" | ")
                .append(Stream.of(Kind.values())
                        .map(kind -> kinds.getOrDefault(kind, new int[2]))
                        .map(counts -> counts[1] + " / " + counts[0])
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
        failures.forEach(failure ->
                text.append("\n    ").append(failure.replace("\n", "\n    ")).append('\n'));
        return text.toString();
    }
}
