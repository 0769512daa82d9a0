package dev.onair.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What GitHub reads of the repository, and nobody else does before a change is there. */
class CiWorkflowTest {
    private static final Path WORKFLOWS = Path.of(".github", "workflows");

    private static List<JsonNode> steps() {
        var yaml = YAMLMapper.builder().build();
        return Texts.under(WORKFLOWS, ".yml").stream()
                .map(Texts::read)
                .map(text -> readTree(yaml, text))
                .flatMap(workflow -> workflow.path("jobs").valueStream())
                .flatMap(job -> job.path("steps").valueStream())
                .toList();
    }

    private static JsonNode readTree(YAMLMapper yaml, String text) {
        try {
            return yaml.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first words of the lines of a step that are paths: programs of the machine are not looked for. */
    private static Stream<Path> scripts(JsonNode step) {
        return step.path("run")
                .asText()
                .lines()
                .map(line -> line.strip().split(" ", 2)[0])
                .filter(word -> word.contains("/"))
                .map(Path::of);
    }

    @Test
    void eachScriptThatAStepRunsIsThere() {
        assertThat(steps().stream().flatMap(CiWorkflowTest::scripts))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script).isRegularFile().isExecutable());
    }

    @Test
    void theJdkIsTheOneThatTheSourcesAreFor() {
        assertThat(steps().stream()
                        .filter(step -> step.path("uses").asText().startsWith("actions/setup-java@"))
                        .map(step -> step.path("with").path("java-version").asText()))
                .isNotEmpty()
                .allSatisfy(version -> assertThat(version)
                        .isIn(Texts.find(
                                "<maven\\.compiler\\.release>([0-9]+)</maven\\.compiler\\.release>",
                                Texts.read("pom.xml"))));
    }
}
