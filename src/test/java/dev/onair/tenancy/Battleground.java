package dev.onair.tenancy;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.common.AllowedNamespaces;
import dev.onair.embedded.Awaits;
import dev.onair.embedded.Edits;
import dev.onair.simulator.fault.Faults;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * An operator with one kind, an account that lets two of three namespaces in, and what whoever may write resources and statuses
 * can do to it, whatever the kind.
 *
 * @param apiVersion of the kind
 * @param spec a manifest's, by the resource's name; the account apart
 * @param atTheVendor the vendor's objects as they are, by the ids that resources have
 * @param calls how many of a name the vendor got
 * @param faults the simulated vendor's
 * @param onAir puts the object with this id on air, or takes it off
 * @param metrics the operator's
 * @param process starts and stops the operator
 */
record Battleground(
        String apiVersion,
        String kind,
        Function<String, String> spec,
        Supplier<Map<String, String>> atTheVendor,
        Function<String, Integer> calls,
        KubernetesClient client,
        Faults faults,
        BiConsumer<String, Boolean> onAir,
        MeterRegistry metrics,
        OperatorRun process)
        implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ID = "onair.dev/external-id";

    /** The operator's. */
    interface OperatorRun {
        void stop();

        void start();

        void close();
    }

    static Battleground of(String kind) {
        return switch (kind) {
            case "Flow", "OttChannel" -> HuaweiGround.of(kind);
            default -> CdnetworksGround.of(kind);
        };
    }

    static AllowedNamespaces team() {
        return selected("team");
    }

    static AllowedNamespaces selected(String label) {
        var selected = new AllowedNamespaces();
        selected.from = AllowedNamespaces.From.Selector;
        selected.matchLabels = Map.of(label, "yes");
        return selected;
    }

    /** With its three namespaces, of which one may adopt what no resource declares. */
    Battleground peopled() {
        namespace("victim", Map.of("team", "yes", "leave", "yes"));
        namespace("mate", Map.of("team", "yes"));
        namespace("stranger", Map.of());
        return this;
    }

    private void namespace(String name, Map<String, String> labels) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    boolean isDeclared() {
        return kind.equals("ChannelStateCallback");
    }

    /** Whether the vendor's object goes with the resource. */
    boolean isDeletedAtTheVendor() {
        return !kind.equals("RecordDirectory");
    }

    boolean handsOutSecrets() {
        return kind.equals("Flow") || kind.equals("OttChannel");
    }

    Resource<GenericKubernetesResource> create(
            String namespace, String name, Map<String, String> annotations, Map<String, ?> more) {
        var spec = Serialization.unmarshal(this.spec.apply(name), ObjectNode.class);
        spec.putObject("accountRef").put("namespace", OperatorStage.NAMESPACE);
        more.forEach((field, value) -> spec.set(field, JSON.valueToTree(value)));
        var manifest = new GenericKubernetesResource();
        manifest.setApiVersion(apiVersion);
        manifest.setKind(kind);
        manifest.setMetadata(new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withAnnotations(annotations)
                .build());
        manifest.setAdditionalProperty("spec", JSON.convertValue(spec, Map.class));
        client.resource(manifest).create();
        return resource(namespace, name);
    }

    Resource<GenericKubernetesResource> resource(String namespace, String name) {
        return client.genericKubernetesResources(apiVersion, kind)
                .inNamespace(namespace)
                .withName(name);
    }

    static void patch(Resource<GenericKubernetesResource> resource, Map<String, ?> change) {
        Edits.until(() -> resource.patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change)));
    }

    static void patchStatus(Resource<GenericKubernetesResource> resource, Object status) {
        resource.subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
    }

    static JsonNode status(Resource<GenericKubernetesResource> resource) {
        return Optional.ofNullable(resource.get())
                .map(found -> found.getAdditionalProperties().get("status"))
                .map(status -> JSON.<JsonNode>valueToTree(status))
                .orElseGet(() -> JSON.createObjectNode());
    }

    static String condition(Resource<GenericKubernetesResource> resource, String type, String part) {
        for (var condition : status(resource).path("conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return condition.path(part).asText();
            }
        }
        return "(none)";
    }

    static String text(Resource<GenericKubernetesResource> resource, String field) {
        return Objects.requireNonNull(status(resource).path(field).asText(""));
    }

    /** Whether it comes to that in time. */
    static boolean comesTo(BooleanSupplier state) {
        return comesTo(state, Awaits.AT_ONCE);
    }

    private static boolean comesTo(BooleanSupplier state, Duration within) {
        try {
            await().atMost(within).pollInterval(Duration.ofMillis(50)).until(state::getAsBoolean);
            return true;
        } catch (ConditionTimeoutException never) {
            return false;
        }
    }

    void awaitReady(Resource<GenericKubernetesResource> resource) {
        if (!comesTo(() -> condition(resource, "Ready", "status").equals("True"), Awaits.IN_THE_END)) {
            throw new AssertionError(kind + " is not ready: " + status(resource));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
