package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A refusal is known again by every process only if nothing that it is hashed of depends on one: no text of a record or map. */
class BasisRuleTest {
    private static final Pattern BASIS =
            Pattern.compile("public String basis\\([^)]*\\) \\{\n(.*?)\n    }\n", Pattern.DOTALL);

    private static List<String> bodies() {
        try (var files = Files.walk(Path.of("src/main/java/dev/onair"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(BasisRuleTest::text)
                    .flatMap(text -> BASIS.matcher(text).results())
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachKindsAndEachSessionsBasisIsAHashOfNamedParts() {
        assertThat(bodies())
                .as("eight kinds, two vendors")
                .hasSize(10)
                .allMatch(body -> body.contains("Hash.of(") || body.contains("return session.basis();"))
                .noneMatch(
                        body -> body.contains(" + ") || body.contains("toString") || body.contains("String.valueOf"));
    }
}
