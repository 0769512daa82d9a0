package dev.onair.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that means nothing ends the process with a line, before it is started. */
class SettingsTest {
    private static String refused(Map<String, String> environment, Map<String, String> properties) {
        return Settings.refusal(environment, properties::get)
                .map(Usage.Answer::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ONAIR_PATIENCE                          | abc              | a duration                              | 60s
            ONAIR_PATIENCE                          | -5s              | a duration                              | 60s
            ONAIR_VISIBILITY                        | 30 seconds       | a duration                              | 30s
            ONAIR_CREATE_VISIBILITY                 | x                | a duration                              | 30s
            ONAIR_OBSERVE_INTERVAL                  | 100ms            | a duration of 1s or more                | 60s
            ONAIR_OBSERVE                           | each             | shared or per-resource                  | shared
            ONAIR_CORRECTIONS_PER_HOUR              | many             | a whole number from 0 on                | 5
            ONAIR_METRICS_RESOURCES                 | -1               | a whole number from 0 on                | 1000
            ONAIR_LEADER_ELECTION                   | maybe            | true or false                           | true
            ONAIR_CALLBACKS_PORT                    | tcp://10.0.0.1:80 | a whole number from 0 on to 65535      | 8081
            ONAIR_CALLBACKS_PORT                    | 70000            | a whole number from 0 on to 65535       | 8081
            ONAIR_CALLBACKS_CONNECTIONS             | 0                | a whole number from 1 on                | 512
            ONAIR_CALLBACKS_CONNECTIONS_PER_ADDRESS | 1.5              | a whole number from 1 on                | 128
            ONAIR_ENDPOINT_HOSTS | https://api.example.com/ | a list of hosts by commas, without scheme or path | api.example.com,*.example.com
            """)
    void thatIsWrongIsNamedWithItsValueAndAnExample(String variable, String value, String meaning, String example) {
        assertThat(Settings.refusal(Map.of(variable, value), name -> null))
                .contains(new Usage.Answer(
                        "onair: " + variable + " is \"" + value + "\", which is not " + meaning + "; write one such as "
                                + variable + "=" + example + ", or leave it out\n",
                        Commands.USAGE));
        assertThat(refused(Map.of(variable, example), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ONAIR_PATIENCE, 90",
        "ONAIR_PATIENCE, 500ms",
        "ONAIR_PATIENCE, 1h30m",
        "ONAIR_PATIENCE, PT2M",
        "ONAIR_PATIENCE, ''",
        "ONAIR_OBSERVE, per-resource",
        "ONAIR_LEADER_ELECTION, False",
        "ONAIR_ENDPOINT_HOSTS, '127.0.0.1, *.myhuaweicloud.com'",
        // By a Service named onair, in the same namespace.
        "ONAIR_PORT, tcp://10.0.0.1:80"
    })
    void thatIsGoodOrNobodysIsLeft(String variable, String value) {
        assertThat(refused(Map.of(variable, value), Map.of())).isEmpty();
    }

    @Test
    void eachThatIsWrongHasItsLineAndAPropertyCountsMore() {
        assertThat(refused(Map.of("ONAIR_PATIENCE", "60s", "ONAIR_OBSERVE", "each"), Map.of("onair.patience", "soon")))
                .isEqualTo("onair: -Donair.patience is \"soon\", which is not a duration; write one such as"
                        + " -Donair.patience=60s, or leave it out\n"
                        + "onair: ONAIR_OBSERVE is \"each\", which is not shared or per-resource; write one such as"
                        + " ONAIR_OBSERVE=shared, or leave it out\n");
    }

    /** But for the address to listen on, of which the operating system knows more. */
    @Test
    void allThatThereAreAreLookedAt() throws IOException {
        var names = Pattern.compile("@ConfigProperty\\(\\s*name = \"(onair\\.[^\"]+)\"");
        var read = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                names.matcher(Files.readString(source)).results().forEach(found -> read.add(found.group(1)));
            }
        }
        read.remove("onair.callbacks.host");

        assertThat(read.stream()
                        .filter(name -> refused(Map.of(), Map.of(name, "://")).isEmpty())
                        .collect(Collectors.toSet()))
                .isEmpty();
        assertThat(read).hasSizeGreaterThan(10);
    }
}
