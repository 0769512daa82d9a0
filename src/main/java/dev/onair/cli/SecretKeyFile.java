package dev.onair.cli;

import dev.onair.cdnetworks.client.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a secret key from where only its owner can. */
final class SecretKeyFile {
    private static final String STANDARD_INPUT = "-";
    private static final int LONGEST = 4096;
    /** It takes no part in what only the secret key encrypts. */
    private static final String NO_ACCESS_KEY = "none";

    private SecretKeyFile() {}

    /**
     * @param file {@code -} is standard input
     * @throws IllegalArgumentException when there is no key in it
     */
    static Credentials read(String file, InputStream standardInput) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return key(standardInput);
        }
        try (var opened = Files.newInputStream(Path.of(file))) {
            return key(opened);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException("there is no such file");
        }
    }

    private static Credentials key(InputStream from) throws IOException {
        var bytes = from.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("it has more than " + LONGEST + " bytes, which is no secret key");
        }
        return new Credentials(NO_ACCESS_KEY, new String(bytes, StandardCharsets.UTF_8));
    }
}
