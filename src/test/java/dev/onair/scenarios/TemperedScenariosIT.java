package dev.onair.scenarios;

import dev.onair.simulator.Temperament;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A selection of scenarios and temperaments; {@code make soak} plays all of them. */
@SuppressWarnings("NullAway.Init")
class TemperedScenariosIT {
    private static Player player;

    @BeforeAll
    static void open() {
        player = new Player();
    }

    @AfterAll
    static void close() {
        player.close();
    }

    static Stream<Kind> kinds() {
        return Arrays.stream(Kind.values());
    }

    /** What makes most of every field, at vendors that show it otherwise, later, or only sometimes. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aResourceWithEverythingEndsAsItWould(Kind kind) {
        var play = new TemperamentPlay(player, new Scenario(kind, "most"));

        if (kind.isHuawei()) {
            play.holds(Temperament.FILLS_IN, Temperament.LENIENT);
            play.holds(Temperament.FORGETFUL);
        } else {
            play.holds(Temperament.SDK, Temperament.UTC_TIMES);
        }
        if (kind != Kind.RecordDirectory) {
            // A directory that is not shown yet is shown with a made-up type by its id, which is believed for twelve
            // hours.
            play.holds(Temperament.LAGGING);
        }
        play.holds(Temperament.DOWN);
    }
}
