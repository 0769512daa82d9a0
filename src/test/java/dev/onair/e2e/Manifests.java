package dev.onair.e2e;

import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The manifests that tests apply: their own small ones, and those that users are shown. */
final class Manifests {
    private static final Path EXAMPLES = Path.of("examples");

    private Manifests() {}

    /** New keys of the vendor's account each time: one key belongs to one CdnetworksAccount. */
    static String credentials(CdnetworksSimulator vendor) {
        var accessKey = UUID.randomUUID().toString().replace("-", "");
        var secretKey = UUID.randomUUID().toString().replace("-", "");
        vendor.addKey(accessKey, secretKey);
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: cdnetworks
                stringData:
                  accessKey: %s
                  secretKey: %s
                """.formatted(accessKey, secretKey);
    }

    static String account(CdnetworksSimulator vendor) {
        return """
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: CdnetworksAccount
                metadata:
                  name: default
                spec:
                  credentialsSecretRef:
                    name: cdnetworks
                  endpoint: %s
                  requestsPerMinute: 6000
                  driftCheckInterval: 10s
                """.formatted(vendor.url());
    }

    /** The least that a channel needs, and more lines of its spec. */
    static String channel(String name, String... spec) {
        return """
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: LiveChannel
                metadata:
                  name: %s
                spec:
                  pushDomain: livepush.ovptest.haplat.net
                  application: test1
                  playback:
                    protocols: [RTMP, HLS]
                %s
                """.formatted(
                name, Arrays.stream(spec).map(line -> "  " + line + "\n").collect(Collectors.joining()));
    }

    static String all(String... manifests) {
        return String.join("---\n", manifests);
    }

    static List<Path> examples() {
        return yamlIn(EXAMPLES);
    }

    /** An example, with each account pointed at the simulator: no test calls a vendor. */
    static String example(Path file, CdnetworksSimulator vendor) {
        return Arrays.stream(read(file).split("(?m)^---$"))
                .map(document -> document.contains("kind: CdnetworksAccount\n")
                        ? document.replaceFirst("(?m)^spec:$", "spec:\n  endpoint: " + vendor.url())
                        : document)
                .collect(Collectors.joining("---"));
    }

    static List<Path> yamlIn(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
