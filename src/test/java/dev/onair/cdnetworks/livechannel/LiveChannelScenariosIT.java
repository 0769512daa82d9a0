package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder is a scenario: a resource and a vendor, and what comes of them. A new one needs no Java; {@code
 * -Dgolden.write=true} writes what is compared anew.
 */
class LiveChannelScenariosIT {
    private static final Path FOLDER = Path.of("src/test/resources/scenarios/livechannel");

    /** The scenarios that every adapter has (STYLE 2.3), and those of this kind. */
    private static final List<String> STANDARD = List.of(
            "ban",
            "ban-again",
            "create-full",
            "create-minimal",
            "delete",
            "delete-when-absent",
            "drift",
            "equal-sides-empty-plan",
            "foreign",
            "import",
            "key-reset",
            "observe-policy",
            "on-air-held",
            "plan-policy",
            "retain",
            "spellings",
            "throttled",
            "update-each-field",
            "vendor-down",
            "write-without-answer");

    static Stream<String> scenarios() {
        try (var folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void plays(String name) throws IOException {
        var folder = FOLDER.resolve(name);
        try (var scenario = new Scenario(folder)) {
            var played = scenario.play();

            assertIsGolden(folder.resolve("plan.txt"), played.plan());
            assertIsGolden(folder.resolve("wire.http"), played.wire());
            assertIsGolden(folder.resolve("status.yaml"), played.status());
        }
    }

    private static void assertIsGolden(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void everyStandardScenarioIsThereAndSaysWhereItComesFrom() throws IOException {
        assertThat(scenarios()).containsAll(STANDARD);
        for (var name : scenarios().toList()) {
            assertThat(Files.readString(FOLDER.resolve(name).resolve("in.yaml")))
                    .as(name)
                    .matches("(?s)# (ours|document [0-9.]+|recorded [0-9-]+)[:.,].*");
        }
    }
}
