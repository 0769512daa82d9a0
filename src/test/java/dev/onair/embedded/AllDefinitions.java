package dev.onair.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CRDs that a cluster gets, on an embedded API server. */
public final class AllDefinitions {
    private AllDefinitions() {}

    public static void install(EmbeddedApiServer server) throws IOException {
        try (var files = Files.list(Path.of("crds"))) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".onair.dev.yaml")).toList()) {
                try (var text = Files.newInputStream(file)) {
                    server.install(text);
                }
            }
        }
    }
}
