package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.Temperament;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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

    private static final int PLAYERS = Runtime.getRuntime().availableProcessors();

    private final Map<String, Map<Kind, int[]>> table = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** What one player plays at a stretch: a minute or so. */
    private record Part(String name, Consumer<Player> play) {}

    @Test
    void allScenariosUnderEveryTemperamentAndRewriting() throws Exception {
        var parts = Stream.concat(scenarios(), hours())
                .filter(part -> part.name().contains(ONLY))
                .toList();
        rows().forEach(row -> table.put(row, new EnumMap<>(Kind.class)));
        var left = new ConcurrentLinkedQueue<>(parts);
        var played = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(PLAYERS)) {
            var players = Stream.generate(() -> pool.submit(() -> {
                        try (var player = new Player()) {
                            for (var part = left.poll(); part != null; part = left.poll()) {
                                part.play().accept(player);
                                tell(part, played.incrementAndGet(), parts.size());
                            }
                        }
                        return null;
                    }))
                    .limit(PLAYERS)
                    .toList();
            for (var player : players) {
                player.get();
            }
        }
        assertThat(failures).isEmpty();
    }

    private Stream<Part> scenarios() {
        return Scenario.all().map(scenario -> new Part(scenario.toString(), player -> temperaments(player, scenario)));
    }

    private Stream<Part> hours() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Rewriting.values())
                        .map(rewriting -> new Part(
                                kind + "/" + rewriting,
                                player -> LongStream.rangeClosed(1, SEEDS)
                                        .forEach(seed -> run(
                                                rewriting.toString(),
                                                kind,
                                                new RewrittenHour(player, kind, rewriting, seed)::holds)))));
    }

    private void temperaments(Player player, Scenario scenario) {
        var play = new TemperamentPlay(player, scenario);
        temperaments()
                .forEach(temperaments -> run(
                        row(temperaments),
                        scenario.kind(),
                        () -> play.holds(temperaments.toArray(Temperament[]::new))));
    }

    private static Stream<List<Temperament>> temperaments() {
        return Stream.concat(Arrays.stream(Temperament.values()).map(List::of), TOGETHER.stream());
    }

    private static Stream<String> rows() {
        return Stream.concat(
                temperaments().map(ScenariosSoak::row),
                Arrays.stream(Rewriting.values()).map(Rewriting::toString));
    }

    private static String row(List<Temperament> temperaments) {
        return temperaments.stream().map(Temperament::word).collect(Collectors.joining(" + "));
    }

    private void run(String row, Kind kind, Runnable played) {
        try {
            played.run();
            count(row, kind, Optional.empty());
        } catch (AssertionError | RuntimeException failed) {
            count(row, kind, Optional.of(failed));
        }
    }

    private synchronized void count(String row, Kind kind, Optional<Throwable> failed) {
        var counts = table.get(row).computeIfAbsent(kind, it -> new int[2]);
        counts[0]++;
        failed.ifPresentOrElse(why -> failures.add(row + " " + kind + ": " + why.getMessage()), () -> counts[1]++);
    }

    /** One who waits for hours sees where it stands; and who ends it has what was played until then. */
    private synchronized void tell(Part part, int played, int all) throws IOException {
        System.out.printf("soak: %d of %d, %s; did not hold: %d%n", played, all, part.name(), failures.size());
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, markdown());
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
