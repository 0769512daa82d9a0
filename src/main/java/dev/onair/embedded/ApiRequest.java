package dev.onair.embedded;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One HTTP request, read whole. */
record ApiRequest(
        String method, List<String> path, Map<String, String> query, Map<String, String> headers, String body) {
    /** As the API server's own limit. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    private static final List<String> HEADERS = List.of("Accept", "Content-Type", "User-Agent", "Upgrade");

    static ApiRequest read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var path = new ArrayList<String>();
        for (var segment : uri.getRawPath().split("/", -1)) {
            if (!segment.isEmpty()) {
                path.add(decode(segment.replace("+", "%2B")));
            }
        }
        var headers = new HashMap<String, String>();
        for (var name : HEADERS) {
            headers.put(
                    name,
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), ""));
        }
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw StatusException.tooLarge(MOST_BYTES);
        }
        var text = new String(body, StandardCharsets.UTF_8);
        if (headers.getOrDefault("Content-Type", "").startsWith(Protobuf.MEDIA_TYPE)) {
            text = Protobuf.read(body).toString();
            headers.put("Content-Type", "application/json");
        }
        return new ApiRequest(exchange.getRequestMethod(), path, query(uri.getRawQuery()), headers, text);
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                query.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StatusException.badRequest("not a URL: " + text);
        }
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        return query.containsKey(name) && !List.of("false", "0").contains(query.get(name));
    }

    long number(String name, long otherwise) {
        var text = parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw StatusException.badRequest("invalid %s: \"%s\"".formatted(name, text));
        }
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean asksForTable() {
        return header("Accept").contains("as=Table");
    }

    /** The media type, without its parameters. */
    String contentType() {
        var type = header("Content-Type");
        var end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip();
    }

    /** The body as an object; an empty body is an empty object. */
    ObjectNode object() {
        if (body.isBlank()) {
            return Json.object();
        }
        try {
            var isYaml = contentType().endsWith("yaml");
            if ((isYaml ? Json.parseYaml(body) : Json.parse(body)) instanceof ObjectNode object) {
                return object;
            }
            throw StatusException.badRequest("the body of the request is not an object");
        } catch (JacksonException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw StatusException.internal(e);
        }
    }

    static StatusException notJson(JacksonException e) {
        return StatusException.badRequest("the object provided is unrecognized: " + e.getOriginalMessage());
    }
}
