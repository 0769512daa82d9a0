package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.common.Names;
import dev.onair.simulator.Json;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One request of the operator that changes something in the cluster.
 *
 * @param toResource whether it is to a resource of ours, and not to another object, such as an Event
 * @param what in a word or two
 */
record ClusterWrite(boolean toResource, String what) {
    private static final int RESOURCE = 5;

    /** Empty for a request that only reads. */
    static Optional<ClusterWrite> of(HttpRequest request) {
        if (request.method().equals("GET")) {
            return Optional.empty();
        }
        var path = List.of(request.uri().getPath().substring(1).split("/"));
        var body = body(request);
        return Optional.of(
                path.getFirst().equals("apis")
                        ? new ClusterWrite(true, ofResource(request.method(), path, body))
                        : new ClusterWrite(false, ofOther(request.method(), path.get(RESOURCE - 1), body)));
    }

    private static JsonNode body(HttpRequest request) {
        try {
            return request.bodyString() == null ? Json.object() : Json.MAPPER.readTree(request.bodyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ofResource(String method, List<String> path, JsonNode body) {
        if (path.getLast().equals("status")) {
            return "status " + reason(body);
        }
        if (method.equals("DELETE")) {
            return "deletion";
        }
        var text = body.toString();
        return text.contains("/metadata/finalizers")
                ? "finalizer"
                : Arrays.stream(new String[] {Names.EXTERNAL_ID, Names.SEALS})
                        .filter(text::contains)
                        .findFirst()
                        .orElse("metadata");
    }

    /** Why it stands as it does. */
    private static String reason(JsonNode resource) {
        for (var condition : resource.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Synced")) {
                return condition.path("reason").asText();
            }
        }
        return "without conditions";
    }

    private static String ofOther(String method, String plural, JsonNode body) {
        return switch (plural) {
            case "events" -> "Event " + body.path("reason").asText("again");
            default -> plural + " " + method;
        };
    }
}
