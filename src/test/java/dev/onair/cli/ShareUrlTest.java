package dev.onair.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code onair share-url} without a cluster. The key, the page and the result are the document's own (2.23.7). */
class ShareUrlTest {
    private static final String KEY = "1234567890abcdef1234567890abcdef";
    private static final String PAGE = "http://share.cloudv.haplat.net/live-share/aadde9ed3ae64d4386c5fb3319d56e4e";
    private static final String CLOUDV = "0b2a5b68c60a70759a40a4ba07fc36cc";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String standardInput, String... args) {
        var in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        return new Commands(in, new PrintWriter(out, true), new PrintWriter(err, true), () -> {
                    throw new AssertionError("no cluster is needed");
                })
                .shareUrl(args);
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("key"), content).toString();
    }

    @Test
    void printsTheDocumentsOwnExampleWithTheKeyOfAFile() throws IOException {
        var code = run(
                "", "--page", PAGE, "--nickname=cloudv", "--viewer-id=cloudv", "--secret-key-file", file(KEY + "\n"));

        assertThat(err).hasToString("");
        assertThat(out).hasToString(PAGE + "?nickname=" + CLOUDV + "&viewerId=" + CLOUDV + System.lineSeparator());
        assertThat(code).isZero();
    }

    @Test
    void takesTheKeyFromStandardInput() {
        var code = run(KEY, "--page", PAGE, "--nickname", "cloudv", "--secret-key-file", "-");

        assertThat(out.toString().strip()).isEqualTo(PAGE + "?nickname=" + CLOUDV);
        assertThat(code).isZero();
    }

    static Stream<List<String>> senseless() {
        return Stream.of(
                List.of(),
                List.of("--nickname", "a"),
                List.of("--page", PAGE),
                List.of("--page", PAGE, "--nickname", "a"),
                List.of("--page", PAGE, "--channel", "news", "--nickname", "a", "--secret-key-file", "-"),
                List.of("--page", "file:///etc/passwd", "--nickname", "a", "--secret-key-file", "-"),
                List.of("--channel", "a/b/c", "--nickname", "a"),
                List.of("--channel", "/b", "--nickname", "a"),
                List.of("--page", PAGE, "--nickname", "a", "--secret-key", KEY));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void refusesWhatMakesNoSenseAndSaysWhatDoes(List<String> args) {
        var code = run(KEY, args.toArray(String[]::new));

        assertThat(code).isEqualTo(2);
        assertThat(out).hasToString("");
        assertThat(err.toString()).contains("Try: onair share-url --help").doesNotContain(KEY);
    }

    @Test
    void failsOnAFileThatIsNotThere() {
        var missing = folder.resolve("missing").toString();

        var code = run("", "--page", PAGE, "--nickname", "a", "--secret-key-file", missing);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("onair share-url: --secret-key-file " + missing + " cannot be read: there is no such file");
    }

    static Stream<String> noKeys() {
        return Stream.of("", " \n", "two words and a secret", "x".repeat(4097));
    }

    @ParameterizedTest
    @MethodSource("noKeys")
    void failsOnWhatIsNoKeyWithoutRepeatingIt(String content) throws IOException {
        var code = run("", "--page", PAGE, "--nickname", "a", "--secret-key-file", file(content));

        assertThat(code).isEqualTo(1);
        assertThat(out).hasToString("");
        assertThat(err.toString())
                .startsWith("onair share-url: --secret-key-file ")
                .doesNotContain("a secret", "xxxx");
    }

    @Test
    void helpsOnStandardOutput() {
        var code = run("", "--help");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("--page", "--channel", "--secret-key-file", "Exit codes");
        assertThat(err).hasToString("");
    }
}
