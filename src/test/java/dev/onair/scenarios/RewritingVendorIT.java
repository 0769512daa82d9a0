package dev.onair.scenarios;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An hour with kinds at vendors of another mind; {@code make soak} has each at all of them, and with more seeds. */
@SuppressWarnings("NullAway.Init")
class RewritingVendorIT {
    private static final long SEED = Long.getLong("seed", 1);
    private static final String ONLY = System.getProperty("scenario", "");
    private static Player player;

    @BeforeAll
    static void open() {
        player = new Player();
    }

    @AfterAll
    static void close() {
        player.close();
    }

    /** Each kind at half of the vendors, and each vendor with half of the kinds: which half, by the seed. */
    static Stream<Arguments> kindsAndRewritings() {
        var vendors = Rewriting.values();
        var pairs = Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(vendors).map(rewriting -> Arguments.of(kind, rewriting)))
                .toList();
        return IntStream.range(0, pairs.size())
                .filter(at -> !ONLY.isEmpty() || (at + at / vendors.length) % 2 == SEED % 2)
                .mapToObj(pairs::get)
                .filter(pair -> Arrays.toString(pair.get()).contains(ONLY));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kindsAndRewritings")
    void writesAFewTimesInterruptsNothingAndTellsWhatRemains(Kind kind, Rewriting rewriting) {
        new RewrittenHour(player, kind, rewriting, SEED).holds();
    }
}
