package dev.onair.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The simulators' own endpoints under {@code /admin}: unsigned, outside quotas and logs. */
public final class AdminRouter {
    private static final Pattern SLASH = Pattern.compile("/");

    private final List<Endpoint> endpoints = new ArrayList<>();

    private record Endpoint(String method, List<String> template, Function<Asked, Reply> handler) {}

    /**
     * What an endpoint was asked.
     *
     * @param path the values of the template's names
     * @param body an empty object when there was none
     */
    public record Asked(Map<String, String> path, Map<String, String> query, JsonNode body) {
        public String path(String name) {
            return Optional.ofNullable(path.get(name)).orElseThrow();
        }

        /** @throws IllegalArgumentException when the body lacks it */
        public String text(String field) {
            if (!body.hasNonNull(field)) throw new IllegalArgumentException("the body lacks \"" + field + "\"");
            return body.path(field).asText();
        }
    }

    /** @param template such as {@code /admin/channels/{pullId}} */
    public void on(String method, String template, Function<Asked, Reply> handler) {
        endpoints.add(new Endpoint(method, parts(template), handler));
    }

    /** An IllegalArgumentException of an endpoint is a 400, an IllegalStateException a 409; both with their message. */
    public Reply handle(Request request) {
        var path = parts(request.path());
        var isKnown = false;
        for (var endpoint : endpoints) {
            var names = match(endpoint.template(), path);
            if (names.isEmpty()) continue;
            isKnown = true;
            if (!endpoint.method().equals(request.method())) continue;
            try {
                return endpoint.handler().apply(new Asked(names.get(), request.query(), body(request)));
            } catch (IllegalArgumentException e) {
                return Reply.error(400, e.getMessage());
            } catch (IllegalStateException e) {
                return Reply.error(409, e.getMessage());
            }
        }
        return isKnown
                ? Reply.error(405, request.method() + " is not for " + request.path())
                : Reply.error(404, "there is no " + request.path());
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
        if (template.size() != path.size()) return Optional.empty();
        var names = new LinkedHashMap<String, String>();
        for (var i = 0; i < path.size(); i++) {
            var part = template.get(i);
            if (part.startsWith("{")) names.put(part.substring(1, part.length() - 1), path.get(i));
            else if (!part.equals(path.get(i))) return Optional.empty();
        }
        return Optional.of(names);
    }

    private static JsonNode body(Request request) {
        try {
            return request.body().length == 0 ? Json.object() : Json.MAPPER.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> parts(String path) {
        return List.of(SLASH.split(path, -1));
    }
}
