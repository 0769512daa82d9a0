package dev.onair.demo;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The CRDs and the example that the demo applies: the very files that a cluster gets, packed into the jar. */
final class Manifests {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---$");
    private static final List<String> CRDS = List.of(
            "cdnetworksaccounts.cdnetworks.onair.dev",
            "livechannels.cdnetworks.onair.dev",
            "pullchannels.cdnetworks.onair.dev",
            "recorddirectories.cdnetworks.onair.dev",
            "recordtasks.cdnetworks.onair.dev",
            "forwardtasks.cdnetworks.onair.dev",
            "channelstatecallbacks.cdnetworks.onair.dev",
            "huaweiaccounts.huawei.onair.dev",
            "ottchannels.huawei.onair.dev",
            "flows.huawei.onair.dev");
    private static final String DRIFT_CHECK_INTERVAL = "10s";

    private Manifests() {}

    static List<GenericKubernetesResource> crds() {
        return CRDS.stream()
                .flatMap(name -> read("/crds/" + name + ".yaml").stream())
                .toList();
    }

    /** An example's account with other keys, at another address, and checked often enough to be watched. */
    static List<GenericKubernetesResource> account(String file, Map<String, String> keys, Map<String, String> spec) {
        var objects = example(file);
        for (var object : objects) {
            if (object.getKind().equals("Secret")) {
                put(object, "stringData", keys);
            } else {
                put(object, "spec", spec);
                put(object, "spec", Map.of("driftCheckInterval", DRIFT_CHECK_INTERVAL));
            }
        }
        return objects;
    }

    /** @param file its path below {@code examples}, without {@code .yaml} */
    static List<GenericKubernetesResource> example(String file) {
        return read("/examples/" + file + ".yaml");
    }

    private static void put(GenericKubernetesResource object, String part, Map<String, String> values) {
        var all = new HashMap<Object, Object>(values);
        if (object.getAdditionalProperties().get(part) instanceof Map<?, ?> present) {
            present.forEach(all::putIfAbsent);
        }
        object.setAdditionalProperty(part, all);
    }

    private static List<GenericKubernetesResource> read(String resource) {
        try (var in = Objects.requireNonNull(Manifests.class.getResourceAsStream(resource), resource)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(BETWEEN_DOCUMENTS.split(text))
                    .map(document -> YAML.unmarshal(document, GenericKubernetesResource.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
