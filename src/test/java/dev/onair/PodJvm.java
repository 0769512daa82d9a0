package dev.onair;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** With which flags the JVM of a pod runs, beside those of deploy/jvm.options: for processes that are to be like it. */
public final class PodJvm {
    private static final Path IMAGE = Path.of("deploy", "Containerfile");
    private static final Path DEPLOYMENT = Path.of("deploy", "base", "deployment.yaml");
    /** The image has one; {@code make aot} makes it. */
    private static final Path AOT_CACHE = Path.of("target", "onair.aot");

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[(.*)]$");
    private static final Pattern FLAG = Pattern.compile("\"(-X[^\"]+)\"");
    private static final String AOT = "-XX:AOTCache=";

    private PodJvm() {}

    /**
     * Those that make the heap as large as in the pod: the container's limit for the memory of the machine, and what the image's
     * entry point says, but for the cache, which is the image's own.
     */
    public static List<String> heap() throws IOException {
        var limit = limitBytes(Files.readString(DEPLOYMENT));
        return Stream.concat(Stream.of("-XX:MaxRAM=" + limit), entryPointFlags(Files.readString(IMAGE)).stream())
                .toList();
    }

    /**
     * That of the cache of {@code make aot}, where there is one and it is newer than the packaged jar, as {@code make} has it: an
     * older one is of other classes.
     */
    public static List<String> aotCache() throws IOException {
        return aotCache(AOT_CACHE, JAR);
    }

    static List<String> aotCache(Path cache, Path jar) throws IOException {
        return Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0
                ? List.of(AOT + cache)
                : List.of();
    }

    static List<String> entryPointFlags(String containerfile) {
        var entryPoint = ENTRYPOINT.matcher(containerfile);
        if (!entryPoint.find()) {
            throw new IllegalStateException(IMAGE + " has no ENTRYPOINT that is a list");
        }
        return FLAG.matcher(entryPoint.group(1))
                .results()
                .map(flag -> flag.group(1))
                .filter(flag -> !flag.startsWith(AOT))
                .toList();
    }

    static long limitBytes(String deployment) {
        String limit = Serialization.unmarshal(deployment, GenericKubernetesResource.class)
                .get("spec", "template", "spec", "containers", 0, "resources", "limits", "memory");
        return Quantity.getAmountInBytes(Quantity.parse(Objects.requireNonNull(limit, DEPLOYMENT + " has no limit")))
                .longValueExact();
    }
}
