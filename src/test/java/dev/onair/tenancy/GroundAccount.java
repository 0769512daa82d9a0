package dev.onair.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.operator.metrics.Metric;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The account of a {@link Battleground}, and what its owner does with it. */
final class GroundAccount {
    private GroundAccount() {}

    static boolean isHuaweis(Battleground ground) {
        return ground.apiVersion().startsWith("huawei");
    }

    static Resource<GenericKubernetesResource> account(Battleground ground) {
        return ground.client()
                .genericKubernetesResources(
                        ground.apiVersion(), isHuaweis(ground) ? "HuaweiAccount" : "CdnetworksAccount")
                .inNamespace("tv")
                .withName("default");
    }

    /** Has the account walk over the vendor's lists now. */
    static void sweep(Battleground ground) {
        look(account(ground));
    }

    static void look(Resource<GenericKubernetesResource> resource) {
        Battleground.patch(
                resource,
                Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "at " + System.nanoTime()))));
    }

    /** How many deletions wait, by what the metrics say; negative before the account was looked at. */
    static double deletionsHeld(Battleground ground, String because) {
        return ground
                .metrics()
                .find(Metric.DELETIONS_HELD.meter())
                .tags("kind", account(ground).get().getKind(), "account", "tv/default", "because", because)
                .gauges()
                .stream()
                .mapToDouble(Gauge::value)
                .findFirst()
                .orElse(-1);
    }

    /** The endpoints that the account names. */
    static Map<String, String> where(Battleground ground) {
        var spec = new TreeMap<String, String>();
        JsonNode now = new ObjectMapper()
                .valueToTree(account(ground).get().getAdditionalProperties().get("spec"));
        for (var field : List.of("endpoint", "iamEndpoint")) {
            if (now.has(field)) {
                spec.put(field, now.path(field).asText());
            }
        }
        return spec;
    }

    static void point(Battleground ground, Map<String, String> endpoints) {
        Battleground.patch(account(ground), Map.of("spec", endpoints));
    }
}
