package dev.onair.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Removes temporary folders. */
final class Folders {
    private Folders() {}

    /** What cannot be removed is left to the system's own cleaning of its temporary files. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("onair demo: could not remove " + folder + ": " + e.getMessage());
        }
    }
}
