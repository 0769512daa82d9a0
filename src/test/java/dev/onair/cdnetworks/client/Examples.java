package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The document's example answers, kept by section. */
final class Examples {

    private static final Path ANSWERS = Path.of("src/test/resources/cdnetworks/answers");

    private Examples() {}

    static String text(String section) {
        try {
            return Files.readString(ANSWERS.resolve(section + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Answer data(String section) {
        return dataOf(text(section));
    }

    static Answer dataOf(String body) {
        return Answer.parse(body.getBytes(UTF_8)).orElseThrow().data();
    }
}
