package dev.onair.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server wants in each manifest is marked as required on the kind's page, also what has defaults within. */
class RequiredFieldsTest {
    static Stream<Arguments> fields() throws IOException {
        try (var files = Files.list(Path.of("crds"))) {
            return files.filter(file -> file.toString().endsWith(".onair.dev.yaml")).sorted().toList().stream()
                    .map(file -> Serialization.unmarshal(text(file), CustomResourceDefinition.class))
                    .flatMap(crd -> required(crd).stream()
                            .map(field -> Arguments.of(crd.getSpec().getNames().getKind(), field)));
        }
    }

    private static List<String> required(CustomResourceDefinition crd) {
        return crd.getSpec()
                .getVersions()
                .getFirst()
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("spec")
                .getRequired();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code auth} has two ways, of which one is wanted. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("fields")
    void areMarkedSoInTheTable(String kind, String field) {
        var page = text(Path.of("docs/kinds", kind.toLowerCase(Locale.ROOT) + ".md"));

        assertThat(page.lines().filter(line -> line.matches("\\| `" + field + "[`.\\[].*")))
                .as("rows of " + field)
                .anyMatch(row -> row.contains("required") || row.contains("this, or the next"));
    }
}
