package dev.onair.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Files of the repository, and what is found in them. */
final class Texts {
    static final Path SOURCES = Path.of("src", "main", "java", "dev", "onair");

    private Texts() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        return read(Path.of(file));
    }

    static List<Path> under(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README and all of docs. */
    static List<Path> documents() {
        var documents = new ArrayList<>(under(Path.of("docs"), ".md"));
        documents.add(Path.of("README.md"));
        documents.add(Path.of("CONTRIBUTING.md"));
        return documents;
    }

    /** The first group of each match. */
    static Set<String> find(String pattern, String text) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
