package dev.onair.scenarios;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An hour with each kind at each vendor of another mind; {@code make soak} has more seeds of each. */
@SuppressWarnings("NullAway.Init")
class RewritingVendorIT {
    private static final long SEED = Long.getLong("seed", 1);
    private static Player player;

    @BeforeAll
    static void open() {
        player = new Player();
    }

    @AfterAll
    static void close() {
        player.close();
    }

    static Stream<Arguments> kindsAndRewritings() {
        var only = System.getProperty("scenario", "");
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Rewriting.values()).map(rewriting -> Arguments.of(kind, rewriting)))
                .filter(pair -> Arrays.toString(pair.get()).contains(only));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kindsAndRewritings")
    void writesAFewTimesInterruptsNothingAndTellsWhatRemains(Kind kind, Rewriting rewriting) {
        new RewrittenHour(player, kind, rewriting, SEED).holds();
    }
}
