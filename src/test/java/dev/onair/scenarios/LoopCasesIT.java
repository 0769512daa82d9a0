package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of loops in docs/fidelity.md is what is measured. */
@SuppressWarnings("NullAway.Init")
class LoopCasesIT {
    private static final Path TABLE = Path.of("docs/fidelity.md");
    private static Player player;

    @BeforeAll
    static void open() {
        player = new Player();
    }

    @AfterAll
    static void close() {
        player.close();
    }

    @ParameterizedTest
    @EnumSource
    void anHourCostsWhatTheTableSays(LoopCase loop) throws IOException {
        var figures = loop.play(player);

        var row = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| " + loop + " |"))
                .findFirst()
                .orElse("(none)");
        assertThat(row).endsWith("| " + figures.writes() + " | `" + figures.told() + "` |");
    }
}
