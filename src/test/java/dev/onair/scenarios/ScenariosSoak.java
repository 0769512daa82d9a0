package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.Temperament;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code make soak}: every scenario of every kind under each temperament and sensible combinations, and hours of rewritten
 * answers with many seeds. The table of what was played and what held is {@code target/soak.md}.
 */
class ScenariosSoak {
    private static final Path REPORT = Path.of("target/soak.md");
    private static final int SEEDS = Integer.getInteger("seeds", 20);

    /** Only those of which the name has this in it: a kind, or a scenario of one. */
    private static final String ONLY = System.getProperty("scenario", "");

    private static final List<List<Temperament>> TOGETHER = List.of(
            List.of(Temperament.SDK, Temperament.UTC_TIMES, Temperament.UNKNOWN_IS_WRONG),
            List.of(Temperament.LENIENT, Temperament.FILLS_IN),
            List.of(Temperament.LENIENT, Temperament.FORGETFUL),
            List.of(Temperament.LENIENT, Temperament.FILLS_IN, Temperament.LAGGING),
            List.of(Temperament.LAGGING, Temperament.DOWN));

    private final Map<String, Map<Kind, int[]>> table = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void allScenariosUnderEveryTemperamentAndRewriting() throws IOException {
        try (var player = new Player()) {
            Scenario.all()
                    .filter(scenario -> scenario.toString().contains(ONLY))
                    .forEach(scenario -> temperaments(player, scenario));
            for (var kind : Kind.values()) {
                for (var rewriting : Rewriting.values()) {
                    if (!(kind + "/" + rewriting).contains(ONLY)) {
                        continue;
                    }
                    for (long seed = 1; seed <= SEEDS; seed++) {
                        var hour = new RewrittenHour(player, kind, rewriting, seed);
                        run(rewriting.toString(), kind, hour::holds);
                    }
                }
            }
        }
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, markdown());
        assertThat(failures).isEmpty();
    }

    private void temperaments(Player player, Scenario scenario) {
        var play = new TemperamentPlay(player, scenario);
        Stream.concat(Arrays.stream(Temperament.values()).map(List::of), TOGETHER.stream())
                .forEach(temperaments -> run(
                        temperaments.stream().map(Temperament::word).collect(Collectors.joining(" + ")),
                        scenario.kind(),
                        () -> play.holds(temperaments.toArray(Temperament[]::new))));
    }

    private void run(String row, Kind kind, Runnable played) {
        var counts = table.computeIfAbsent(row, it -> new TreeMap<>()).computeIfAbsent(kind, it -> new int[2]);
        counts[0]++;
        try {
            played.run();
            counts[1]++;
        } catch (AssertionError | RuntimeException failed) {
            failures.add(row + " " + kind + ": " + failed.getMessage());
        }
    }

    private String markdown() {
        var text = new StringBuilder("| held / played |");
        for (var kind : Kind.values()) {
            text.append(' ').append(kind).append(" |");
        }
        text.append("\n| --- |").append(" --- |".repeat(Kind.values().length)).append('\n');
        table.forEach((row, kinds) -> {
            text.append("| ").append(row).append(" |");
            Stream.of(Kind.values())
                    .map(kind -> kinds.getOrDefault(kind, new int[2]))
                    .forEach(counts -> text.append(' ')
                            .append(counts[1])
                            .append(" / ")
                            .append(counts[0])
                            .append(" |"));
            text.append('\n');
        });
        failures.forEach(failure ->
                text.append("\n    ").append(failure.replace("\n", "\n    ")).append('\n'));
        return text.toString();
    }
}
