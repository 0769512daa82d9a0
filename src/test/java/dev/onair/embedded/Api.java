package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Speaks plain HTTP to a server under test, so that a test sees what is on the wire. */
final class Api {
    static final String STREAMS = "/apis/test.onair.dev/v1alpha1/namespaces/default/streams";
    static final String MERGE = "application/merge-patch+json";
    static final String JSON = "application/json-patch+json";
    static final String STRATEGIC = "application/strategic-merge-patch+json";
    static final String APPLY = "application/apply-patch+yaml";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    Api(EmbeddedApiServer server) {
        this.server = server.url();
    }

    record Answer(int code, JsonNode body) {
        String text(String... path) {
            return Json.text(body, path);
        }

        JsonNode at(String... path) {
            return Json.at(body, path);
        }
    }

    static EmbeddedApiServer startWithStreams() {
        return withStreams(EmbeddedApiServer.start(0));
    }

    static EmbeddedApiServer withStreams(EmbeddedApiServer server) {
        try (var crd = Api.class.getResourceAsStream("/embedded/stream-crd.yaml")) {
            server.install(Objects.requireNonNull(crd));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode stream(String name, String spec) {
        var stream = Json.object().put("apiVersion", "test.onair.dev/v1alpha1").put("kind", "Stream");
        stream.putObject("metadata").put("name", name);
        return stream.set("spec", json(spec));
    }

    static ObjectNode configMap(String name) {
        var map = Json.object().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", name);
        return map;
    }

    Answer get(String path) {
        return send("GET", path, "", "");
    }

    Answer getTable(String path) {
        return answer(HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
                .build());
    }

    Answer post(String path, JsonNode body) {
        return send("POST", path, "application/json", body.toString());
    }

    Answer put(String path, JsonNode body) {
        return send("PUT", path, "application/json", body.toString());
    }

    Answer patch(String path, String type, String body) {
        return send("PATCH", path, type, body);
    }

    Answer delete(String path, String options) {
        return send("DELETE", path, "application/json", options);
    }

    Answer send(String method, String path, String contentType, String body) {
        var request = HttpRequest.newBuilder(server.resolve(path)).method(method, BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return answer(request.build());
    }

    private Answer answer(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every event of a watch that ends by its own timeout. */
    List<JsonNode> watch(String path) {
        try (var watch = openWatch(path)) {
            return watch.rest();
        }
    }

    Watching openWatch(String path) {
        try {
            var response =
                    http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofInputStream());
            return new Watching(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An open watch, read line by line. */
    record Watching(BufferedReader lines) implements AutoCloseable {
        JsonNode next() {
            try {
                return json(Objects.requireNonNull(lines.readLine(), "the watch has ended"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<JsonNode> rest() {
            var events = new ArrayList<JsonNode>();
            lines.lines().forEach(line -> events.add(json(line)));
            return events;
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static List<String> named(List<JsonNode> events) {
        return events.stream()
                .map(event -> Json.text(event, "type") + " " + Json.name(event.path("object")))
                .toList();
    }
}
