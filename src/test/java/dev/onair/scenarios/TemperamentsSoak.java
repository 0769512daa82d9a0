package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.Temperament;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code make soak}: every scenario of every kind under each temperament and sensible combinations. */
class TemperamentsSoak {
    /** Only those of which the name has this in it: a kind, or a scenario of one. */
    private static final String ONLY = System.getProperty("scenario", "");

    private static final List<List<Temperament>> TOGETHER = List.of(
            List.of(Temperament.SDK, Temperament.UTC_TIMES, Temperament.UNKNOWN_IS_WRONG),
            List.of(Temperament.LENIENT, Temperament.FILLS_IN),
            List.of(Temperament.LENIENT, Temperament.FORGETFUL),
            List.of(Temperament.LENIENT, Temperament.FILLS_IN, Temperament.LAGGING),
            List.of(Temperament.LAGGING, Temperament.DOWN));

    @Test
    void allScenariosUnderEveryTemperament() throws IOException {
        var scenarios = Scenario.all()
                .filter(scenario -> scenario.toString().contains(ONLY))
                .toList();
        var table = new SoakTable("soak-temperaments", scenarios.size());
        try (var player = new Player()) {
            for (var scenario : scenarios) {
                var play = new TemperamentPlay(player, scenario);
                temperaments()
                        .forEach(temperaments -> table.play(
                                row(temperaments),
                                scenario.kind(),
                                () -> play.holds(temperaments.toArray(Temperament[]::new))));
                table.done(scenario);
            }
        }
        assertThat(table.failures()).isEmpty();
    }

    static Stream<List<Temperament>> temperaments() {
        return Stream.concat(Arrays.stream(Temperament.values()).map(List::of), TOGETHER.stream());
    }

    private static String row(List<Temperament> temperaments) {
        return temperaments.stream().map(Temperament::word).collect(Collectors.joining(" + "));
    }
}
