package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code make soak}: an hour of each kind at each vendor of another mind, with many seeds. */
class RewritingsSoak {
    private static final int SEEDS = Integer.getInteger("seeds", 20);

    /** Only those of which the name has this in it: a kind, or a rewriting of its answers. */
    private static final String ONLY = System.getProperty("scenario", "");

    /** A kind at a vendor. */
    private record Pair(Kind kind, Rewriting rewriting) {
        @Override
        public String toString() {
            return kind + "/" + rewriting;
        }
    }

    @Test
    void hoursOfEveryKindAtEveryVendorOfAnotherMind() throws IOException {
        var pairs = Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Rewriting.values()).map(rewriting -> new Pair(kind, rewriting)))
                .filter(pair -> pair.toString().contains(ONLY))
                .toList();
        var table = new SoakTable("soak-rewritings", pairs.size());
        try (var player = new Player()) {
            for (var pair : pairs) {
                for (long seed = 1; seed <= SEEDS; seed++) {
                    var hour = new RewrittenHour(player, pair.kind(), pair.rewriting(), seed);
                    table.play(pair.rewriting().toString(), pair.kind(), hour::holds);
                }
                table.done(pair);
            }
        }
        assertThat(table.failures()).isEmpty();
    }
}
