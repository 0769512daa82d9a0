package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder under {@code src/test/resources/scenarios} is a scenario: manifests and a vendor, and what comes of them. A new one
 * needs no Java; {@code -Dgolden.write=true} writes what is compared anew.
 */
@SuppressWarnings("NullAway.Init")
class ScenariosIT {
    private static Player player;

    @BeforeAll
    static void open() {
        player = new Player();
    }

    @AfterAll
    static void close() {
        player.close();
    }

    static Stream<Scenario> scenarios() {
        var only = System.getProperty("scenario", "");
        return Scenario.all().filter(scenario -> scenario.toString().contains(only));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void plays(Scenario scenario) throws IOException {
        try (var play = player.begin(scenario)) {
            play.toTheEnd();

            assertIsGolden(scenario.folder().resolve("story.txt"), play.story());
            assertIsGolden(scenario.folder().resolve("wire.http"), play.wireText());
            assertIsGolden(scenario.folder().resolve("status.yaml"), play.status());
        }
    }

    private static void assertIsGolden(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        var golden = Scenario.read(file);
        assertThat(text)
                .as("%s, from line %d", file, firstOtherLine(text, golden))
                .isEqualTo(golden);
    }

    /** Counted from 1: a long text is cut where CI shows it. */
    private static int firstOtherLine(String one, String other) {
        var lines = one.lines().toList();
        var others = other.lines().toList();
        int line = 0;
        while (line < lines.size() && line < others.size() && lines.get(line).equals(others.get(line))) {
            line++;
        }
        return line + 1;
    }
}
