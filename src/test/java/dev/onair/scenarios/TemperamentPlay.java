package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.engine.WriteLimits;
import dev.onair.scenarios.Wire.Exchange;
import dev.onair.simulator.Temperament;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A scenario at a vendor of some temperament, measured by the same one at a vendor as the document has it: no more objects are
 * made, nothing is interrupted that was not, nothing is sent without end; and at the latest once the vendor is itself again, all
 * stands as it does there.
 */
final class TemperamentPlay {
    private static final int LIMIT = WriteLimits.DEFAULT.perHour();
    private static final Duration SOON = Duration.ofMinutes(9);
    /** What was sent too often, or is not permitted, is tried again once an hour. */
    private static final Duration LATER = Duration.ofMinutes(69);

    private static final Duration LOOKS = Duration.ofMinutes(3);

    private final Player player;
    private final Scenario scenario;
    private final Map<String, String> endsAs;
    private final List<Exchange> writes;
    private final long interruptions;

    /** Plays it once as the document has it. */
    TemperamentPlay(Player player, Scenario scenario) {
        this.player = player;
        this.scenario = scenario;
        try (var play = player.begin(scenario)) {
            play.toTheEnd();
            endsAs = ends(play);
            writes = play.wire.writes();
            interruptions = interruptions(play, writes);
        }
    }

    void holds(Temperament... temperaments) {
        try (var play = player.begin(scenario, temperaments)) {
            play.toTheEnd();
            var during = play.wire.writes();
            Supplier<String> text =
                    () -> scenario + " " + List.of(temperaments) + "\n" + play.story() + play.wireText();
            assertThat(interruptions(play, during))
                    .as(text)
                    .isLessThanOrEqualTo(mayInterrupt(play, during, temperaments));
            assertThat(repeats(during)).as(text).allMatch(count -> count <= LIMIT);
            assertThat(during).as(text).hasSizeLessThanOrEqualTo(writes.size() + 3 * LIMIT);

            play.vendor.temperaments().set();
            play.live(SOON, LOOKS);
            if (!ends(play).equals(endsAs)) {
                play.live(LATER, LOOKS);
            }
            assertThat(ends(play)).as(text).isEqualTo(endsAs);
        }
    }

    /** What is adopted may have anything in fields that the vendor never shows: each is sent, once. */
    private long mayInterrupt(Player.Play play, List<Exchange> during, Temperament... temperaments) {
        var isUnknown = scenario.name().equals("adopt") && List.of(temperaments).contains(Temperament.FORGETFUL);
        var once = new LinkedHashMap<String, Exchange>();
        during.forEach(write -> once.putIfAbsent(write.request(), write));
        return isUnknown ? interruptions(play, List.copyOf(once.values())) : interruptions;
    }

    private static List<Long> repeats(List<Exchange> writes) {
        return List.copyOf(writes.stream()
                .filter(write -> write.status() / 100 == 2)
                .collect(Collectors.groupingBy(Exchange::request, Collectors.counting()))
                .values());
    }

    private static long interruptions(Player.Play play, List<Exchange> writes) {
        return writes.stream()
                .filter(write -> write.status() / 100 == 2 && !write.refused())
                .filter(write -> play.vendor.isInterruption(write.call()))
                .count();
    }

    /** How each resource stands: gone, or why it is or is not in sync. */
    private static Map<String, String> ends(Player.Play play) {
        var ends = new TreeMap<String, String>();
        for (var name : play.resources()) {
            ends.put(
                    name,
                    play.resource(name).isEmpty()
                            ? "gone"
                            : play.condition(name, Conditions.SYNCED)
                                    .map(Condition::getReason)
                                    .orElse("nothing is said"));
        }
        return ends;
    }
}
