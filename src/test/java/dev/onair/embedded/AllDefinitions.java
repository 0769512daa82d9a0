package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The CRDs that a cluster gets, on an embedded API server; each is read once in a process. */
public final class AllDefinitions {
    private static final Path FOLDER = Path.of("crds");
    private static final Map<String, ObjectNode> READ = new ConcurrentHashMap<>();

    private AllDefinitions() {}

    public static void install(EmbeddedApiServer server) {
        try (var files = Files.list(FOLDER)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".onair.dev.yaml"))
                    .sorted()
                    .forEach(file -> server.install(definition(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param names each plural and group, as {@code kubectl get crds} has them */
    public static void install(EmbeddedApiServer server, String... names) {
        for (var name : names) {
            server.install(definition(name + ".yaml"));
        }
    }

    /** A copy. */
    private static JsonNode definition(String file) {
        return READ.computeIfAbsent(file, AllDefinitions::read).deepCopy();
    }

    private static ObjectNode read(String file) {
        try (var text = Files.newInputStream(FOLDER.resolve(file))) {
            return Json.parseYamlDocuments(text).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
