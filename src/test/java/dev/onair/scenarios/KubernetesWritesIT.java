package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.scenarios.Scenario.Step;
import dev.onair.simulator.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the operator writes to Kubernetes for one resource of each kind: {@code -Dgolden.write=true} writes the table anew. The
 * finalizer is the framework's, and the player writes it as the framework does.
 */
class KubernetesWritesIT {
    private static final Path TABLE = Path.of("src/test/resources/scenarios/kubernetes-writes.md");

    /** What somebody does to the vendor's object behind Onair's back, by kind: a call of the simulator's and its body. */
    private static Optional<Step> drift(Kind kind) {
        return switch (kind) {
            case LiveChannel -> patch("/channels/${LiveChannel/news}", "{\"channelName\":\"hacked\"}");
            case PullChannel -> patch("/channels/${PullChannel/news}", "{\"channelName\":\"hacked\"}");
            case OttChannel -> patch("/ott/push.testott.hls.com/ott/News_1", "{\"name\":\"hacked\"}");
            case Flow -> patch("/flows/${Flow/news}/outputs/partner", "{\"description\":\"hacked\"}");
            case RecordDirectory, RecordTask, ForwardTask, ChannelStateCallback -> Optional.empty();
        };
    }

    private static Optional<Step> patch(String path, String body) {
        try {
            return Optional.of(new Step.Vendor("PATCH " + path, Json.MAPPER.readTree(body)));
        } catch (IOException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    /** One line of the table. */
    private record Row(Kind kind, String what, List<ClusterWrite> writes) {
        private List<String> only(Predicate<ClusterWrite> which) {
            return writes.stream().filter(which).map(ClusterWrite::what).toList();
        }

        List<String> toResource() {
            return only(ClusterWrite::toResource);
        }

        List<String> toOthers() {
            return only(write -> !write.toResource()).stream().sorted().toList();
        }

        String line() {
            return Stream.of(
                            kind.name(),
                            what,
                            String.valueOf(toResource().size()),
                            String.join(", ", toResource()),
                            String.join(", ", toOthers()))
                    .collect(Collectors.joining(" | ", "| ", " |"));
        }
    }

    @Test
    void isWhatTheTableSays() throws IOException {
        var rows = new ArrayList<Row>();
        try (var player = new Player()) {
            for (var kind : Kind.values()) {
                rows.addAll(rows(player, kind));
            }
        }

        var table =
                "| kind | what happens | writes to it | which | to other objects |\n| --- | --- | ---: | --- | --- |\n"
                        + rows.stream().map(row -> row.line() + "\n").collect(Collectors.joining());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(table).isEqualTo(Scenario.read(TABLE));
    }

    private static List<Row> rows(Player player, Kind kind) {
        var rows = new ArrayList<Row>();
        var least = new Scenario(kind, "least");
        rows.add(played(player, least, "new, as little as can be declared", least.before(), least.steps()));
        rows.add(played(
                player,
                least,
                "an hour at rest",
                Stream.concat(least.before().stream(), least.steps().stream()).toList(),
                List.of(new Step.Live("1h"))));
        var most = new Scenario(kind, "most");
        rows.add(played(player, most, "new, with every field", most.before(), most.steps()));
        drift(kind)
                .ifPresent(drift -> rows.add(played(
                        player,
                        most,
                        "a field changed at the vendor",
                        Stream.concat(most.before().stream(), most.steps().stream())
                                .toList(),
                        List.of(drift, new Step.Live("2m")))));
        Scenario.of(kind)
                .filter(scenario -> scenario.name().equals("each-field-edited"))
                .forEach(edited ->
                        rows.add(played(player, edited, "every field edited", edited.before(), edited.steps())));
        var deleted = new Scenario(kind, "delete");
        rows.add(played(player, deleted, "deleted", deleted.before(), deleted.steps()));
        return rows;
    }

    private static Row played(Player player, Scenario scenario, String what, List<Step> before, List<Step> steps) {
        try (var play = player.begin(scenario)) {
            play.callsTakeTime();
            before.forEach(play::take);
            play.begin();
            steps.forEach(play::take);
            return new Row(scenario.kind(), what, play.clusterWrites());
        }
    }
}
