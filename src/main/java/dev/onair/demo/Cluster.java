package dev.onair.demo;

import dev.onair.engine.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The demo's namespace, as {@code kubectl} sees it: resources of every kind, by kind and name. */
final class Cluster {
    private final KubernetesClient kubernetes;
    private final String namespace;
    private final Map<String, ResourceDefinitionContext> kinds = new LinkedHashMap<>();

    /** @param crds of the kinds that are looked at, in the order of being shown */
    Cluster(KubernetesClient kubernetes, String namespace, List<GenericKubernetesResource> crds) {
        this.kubernetes = kubernetes;
        this.namespace = namespace;
        for (var crd : crds) {
            kinds.put(crd.get("spec", "names", "kind"), context(crd));
        }
    }

    private static ResourceDefinitionContext context(GenericKubernetesResource crd) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(crd.get("spec", "group"))
                .withVersion("v1alpha1")
                .withKind(crd.get("spec", "names", "kind"))
                .withPlural(crd.get("spec", "names", "plural"))
                .withNamespaced(true)
                .build();
    }

    Stream<GenericKubernetesResource> all() {
        return kinds.values().stream()
                .flatMap(kind ->
                        kubernetes.genericKubernetesResources(kind).inNamespace(namespace).list().getItems().stream());
    }

    Optional<GenericKubernetesResource> find(String kind, String name) {
        return Optional.ofNullable(resource(kind, name).get());
    }

    boolean exists(String kind, String name) {
        return find(kind, name).isPresent();
    }

    boolean ready(String kind, String name) {
        return condition(kind, name, Conditions.READY)
                .filter(ready -> "True".equals(ready.getStatus()))
                .isPresent();
    }

    Optional<Condition> condition(String kind, String name, String type) {
        return find(kind, name).flatMap(resource -> Conditions.find(conditions(resource), type));
    }

    static List<Condition> conditions(GenericKubernetesResource resource) {
        List<Map<String, String>> found = resource.get("status", "conditions");
        return found == null
                ? List.of()
                : found.stream()
                        .map(condition -> {
                            var shown = new Condition();
                            shown.setType(condition.get("type"));
                            shown.setStatus(condition.get("status"));
                            shown.setReason(condition.get("reason"));
                            return shown;
                        })
                        .toList();
    }

    /** What stands at this path, as text; empty where nothing does. */
    String text(String kind, String name, Object... path) {
        return find(kind, name).map(resource -> text(resource, path)).orElse("");
    }

    static String text(GenericKubernetesResource resource, Object... path) {
        Object value = resource.get(path);
        return value == null ? "" : value.toString();
    }

    /** As {@code kubectl patch --type merge} would. */
    void patch(String kind, String name, String json) {
        resource(kind, name).patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    void delete(String kind, String name) {
        resource(kind, name).delete();
    }

    boolean hasSecret(String name, String key) {
        var secret = kubernetes.secrets().inNamespace(namespace).withName(name).get();
        return secret != null && secret.getData() != null && secret.getData().containsKey(key);
    }

    boolean hasConfigMap(String name) {
        return kubernetes.configMaps().inNamespace(namespace).withName(name).get() != null;
    }

    private Resource<GenericKubernetesResource> resource(String kind, String name) {
        var context = kinds.get(kind);
        if (context == null) {
            throw new IllegalStateException("the demo has no kind " + kind);
        }
        return kubernetes
                .genericKubernetesResources(context)
                .inNamespace(namespace)
                .withName(name);
    }
}
