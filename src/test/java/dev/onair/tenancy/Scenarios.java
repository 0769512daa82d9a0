package dev.onair.tenancy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The least manifest of each kind, as in its scenarios, for a {@link Battleground}. */
final class Scenarios {
    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

    private Scenarios() {}

    /** Declares one in the account's namespace, and before it the channel that it refers to. */
    static Resource<GenericKubernetesResource> declare(Battleground ground, String kind) {
        var folder = FOLDER.resolve(kind.toLowerCase(Locale.ROOT));
        for (var file : List.of(folder.resolve("studio.yaml"), folder.resolve("least.yaml"))) {
            if (Files.exists(file)) {
                create(ground, file);
            }
        }
        return ground.client()
                .genericKubernetesResources(ground.apiVersion(), kind)
                .inNamespace("tv")
                .withName("news");
    }

    private static void create(Battleground ground, Path file) {
        try (var manifest = Files.newInputStream(file)) {
            ground.client().load(manifest).items().stream()
                    .map(item -> ground.client().resource(item).inNamespace("tv"))
                    // Two kinds may refer to one channel.
                    .filter(item -> item.get() == null)
                    .forEach(item -> item.create());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
