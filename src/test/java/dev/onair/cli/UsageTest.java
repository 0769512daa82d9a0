package dev.onair.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks what there is must not start an operator by it: it would begin to write to vendors. */
class UsageTest {
    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "help",
                "operator --help",
                "operator -h",
                "demo --once --help",
                "simulators --help",
                "simulators --huawei-port 1 -h"
            })
    void whoAsksForHelpIsToldAllCommandsAndNothingIsStarted(String line) {
        var words = words(line);

        assertThat(Usage.of(words.getFirst(), words.subList(1, words.size()))).hasValueSatisfying(answer -> {
            assertThat(answer.exitCode()).isZero();
            assertThat(answer.text())
                    .startsWith("Usage: onair COMMAND")
                    .contains(
                            "operator ",
                            "demo ",
                            "--once, --cluster",
                            "simulators ",
                            "--cdnetworks-port N",
                            "share-url ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bogus           | onair: unknown command "bogus"; there are operator, demo, simulators and share-url
            --once          | onair: unknown command "--once"; there are operator, demo, simulators and share-url
            operator --dry  | onair operator: takes no arguments, so not "--dry"; its settings are environment variables
            """)
    void whatThereIsNotIsRefused(String line, String said) {
        var words = words(line);

        assertThat(Usage.of(words.getFirst(), words.subList(1, words.size())))
                .contains(new Usage.Answer(said + "\n", Commands.USAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"operator", "demo", "demo --once", "simulators --huawei-port 1", "share-url", "share-url --help"
            })
    void whatMakesSenseIsRun(String line) {
        var words = words(line);

        assertThat(Usage.of(words.getFirst(), words.subList(1, words.size()))).isEmpty();
    }
}
