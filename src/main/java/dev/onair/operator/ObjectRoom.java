package dev.onair.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.common.Bounded;
import dev.onair.engine.Standing;
import dev.onair.operator.json.ReadMeta;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Whether a resource still has room for what has to be written into it: etcd refuses an object of more than 1.5 MiB. */
final class ObjectRoom {
    static final String REASON = "ObjectTooLarge";

    /** Bytes of an object as JSON (etcd's {@code --max-request-bytes}, by default). */
    static final int LIMIT = 1536 * 1024;

    /** What must be free before a create: for its mark, its id, and a status that a person can read. In bytes. */
    static final int RESERVE = 64 * 1024;

    private static final int MARGIN = 512;

    /** An object that would be invalid, or larger than the API server takes. */
    private static final int UNPROCESSABLE = 422;
    /** What the API server hands on from etcd, with HTTP 500. */
    private static final String ETCDS_WORDS = "request is too large";

    /** What a definition has bounds for. */
    private static final Pattern DEFINED = Pattern.compile("(spec|status)\\b");

    private static final ObjectMapper JSON = ResourceJson.mapper();

    private ObjectRoom() {}

    /** Whether a write was refused for its size or that of its parts. */
    static boolean isTooLarge(KubernetesClientException refused) {
        return refused.getCode() == HttpURLConnection.HTTP_ENTITY_TOO_LARGE
                || refused.getCode() == UNPROCESSABLE
                || String.valueOf(refused.getMessage()).contains(ETCDS_WORDS);
    }

    /**
     * What the API server said, where the resource's definition does not take a field of its status, or of its spec: servers
     * before Kubernetes 1.30 refuse each write of an object with a value that was stored under another definition.
     */
    static Optional<String> refusedByDefinition(HasMetadata resource, Exception error) {
        return error instanceof KubernetesClientException refused && refused.getCode() == UNPROCESSABLE
                ? Optional.ofNullable(refused.getStatus())
                        .map(Status::getDetails)
                        .filter(about -> resource.getKind().equals(about.getKind())
                                && resource.getMetadata().getName().equals(about.getName()))
                        .filter(about -> about.getCauses().stream()
                                .anyMatch(cause -> DEFINED.matcher(String.valueOf(cause.getField()))
                                        .lookingAt()))
                        .map(about -> words(refused))
                : Optional.empty();
    }

    /** Why nothing may be created for this resource now: what is to be remembered of it would find no room. */
    static Optional<Standing.Refused> refusal(HasMetadata resource) {
        var tree = JSON.<ObjectNode>valueToTree(resource);
        var size = bytes(tree) + ReadMeta.leftOut(resource);
        return size <= LIMIT - RESERVE
                ? Optional.empty()
                : Optional.of(new Standing.Refused(
                        REASON,
                        "this object has " + size + " bytes, etcd takes " + LIMIT + ", and " + RESERVE
                                + " must be free for the status; " + largest(tree)
                                + ". Nothing is created before that"));
    }

    /** What to say of a resource whose status could not be written whole. */
    static Standing.Refused shortened(HasMetadata resource, String why) {
        return new Standing.Refused(
                REASON,
                "the status of this object cannot be written whole (" + why
                        + "), and plan, drift and lists are left out of it; " + largest(JSON.valueToTree(resource)));
    }

    /** Whether a write of it would be refused. Not to the byte: the server notes who wrote what. */
    static boolean isOver(HasMetadata resource) {
        return bytes(resource) > LIMIT - MARGIN;
    }

    static String size(HasMetadata resource) {
        return "it has " + bytes(resource) + " bytes, and etcd takes " + LIMIT;
    }

    /** What the API server said. */
    static String words(KubernetesClientException refused) {
        var told = refused.getStatus() == null ? null : refused.getStatus().getMessage();
        return Bounded.text(told == null ? String.valueOf(refused.getMessage()) : told, Bounded.ID);
    }

    private static String largest(ObjectNode tree) {
        var sizes = new TreeMap<String, Integer>();
        for (var home : new String[] {"metadata", "spec"}) {
            // managedFields are not read. Nobody writes them: they grow and shrink with what they name.
            tree.path(home).properties().forEach(part -> sizes.put(home + "." + part.getKey(), bytes(part.getValue())));
        }
        return sizes.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(part -> "the largest part is " + part.getKey() + " with " + part.getValue()
                        + ": shorten it, or remove what is not needed of it")
                .orElse("shorten it");
    }

    /** As the cluster has it. */
    private static int bytes(HasMetadata resource) {
        return bytes(JSON.<JsonNode>valueToTree(resource)) + ReadMeta.leftOut(resource);
    }

    private static int bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
