package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Leads each request to what answers it, and turns every refusal into a Status. */
final class ApiHandler implements HttpHandler {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Store store;
    private final Registry registry;
    private final Reader reader;
    private final Writer writer;
    private final Deleter deleter;
    private final Discovery discovery;
    private final OpenApi openApi;

    ApiHandler(Store store, Registry registry, Writer writer, Deleter deleter) {
        this.store = store;
        this.registry = registry;
        this.reader = new Reader(store);
        this.writer = writer;
        this.deleter = deleter;
        this.discovery = new Discovery(registry);
        this.openApi = new OpenApi(registry);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange, ApiRequest.read(exchange));
            } catch (StatusException e) {
                send(exchange, e.code(), e.status());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                send(exchange, 500, StatusException.internal(e).status());
            }
        }
    }

    private void answer(HttpExchange exchange, ApiRequest request) throws IOException, InterruptedException {
        var path = request.path();
        var isCore = !path.isEmpty() && path.getFirst().equals("api");
        var isGroup = !path.isEmpty() && path.getFirst().equals("apis");
        if ((isCore && path.size() > 2) || (isGroup && path.size() > 3)) {
            var start = isCore ? 2 : 3;
            var groupVersion = String.join("/", path.subList(1, start));
            var target = Target.find(registry, groupVersion, path.subList(start, path.size()));
            if (target == null) {
                throw StatusException.noSuchPath();
            }
            serve(exchange, request, target);
        } else if (!request.method().equals("GET")) {
            throw StatusException.methodNotAllowed();
        } else if (path.size() == 1 && List.of("healthz", "livez", "readyz").contains(path.getFirst())) {
            sendBytes(exchange, OK, "text/plain; charset=utf-8", "ok".getBytes(StandardCharsets.UTF_8));
        } else {
            send(exchange, OK, describe(path));
        }
    }

    private ObjectNode describe(List<String> path) {
        var whole = String.join("/", path);
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "version" -> Discovery.version();
            case "api" -> path.size() == 1 ? Discovery.coreVersions() : discovery.resources(path.get(1));
            case "apis" ->
                switch (path.size()) {
                    case 1 -> discovery.groups();
                    case 2 -> discovery.group(path.get(1));
                    default -> discovery.resources(path.get(1) + "/" + path.get(2));
                };
            case "openapi" -> {
                if (whole.equals("openapi/v3")) {
                    yield openApi.index();
                }
                yield openApi.document(whole.replaceFirst("^openapi/v3/", ""));
            }
            default -> throw StatusException.noSuchPath();
        };
    }

    private void serve(HttpExchange exchange, ApiRequest request, Target target)
            throws IOException, InterruptedException {
        var isStatusOfStatusless = !target.subresource().isEmpty()
                && !(target.isStatus() && target.type().is(ResourceType.Trait.STATUS));
        var isReview = target.type().is(ResourceType.Trait.REVIEW);
        if (isStatusOfStatusless) {
            throw StatusException.noSuchPath();
        }
        if (isReview && !request.method().equals("POST")) {
            throw StatusException.methodNotAllowed();
        }
        switch (request.method()) {
            case "GET" -> read(exchange, request, target);
            case "DELETE" -> delete(exchange, request, target);
            case "POST", "PUT", "PATCH" -> write(exchange, request, target);
            default -> throw StatusException.methodNotAllowed();
        }
    }

    private void read(HttpExchange exchange, ApiRequest request, Target target)
            throws IOException, InterruptedException {
        if (!request.flag("watch")) {
            var answer = target.name().isEmpty() ? reader.list(target, request) : reader.get(target, request);
            send(exchange, OK, answer);
        } else if (request.header("Upgrade").equalsIgnoreCase("websocket")) {
            // Clients that ask for a WebSocket take any answer but 101 as "use HTTP".
            send(exchange, OK, Json.object());
        } else {
            var selector = WatchStream.selectorOf(target, request);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, 0);
            new WatchStream(store, target, request, selector, exchange.getResponseBody()).run();
        }
    }

    private void write(HttpExchange exchange, ApiRequest request, Target target) throws IOException {
        var options = WriteOptions.of(request);
        var isNew = store.get(target.key()) == null;
        var isPost = request.method().equals("POST");
        if (isPost != target.name().isEmpty()) {
            throw isPost ? StatusException.methodNotAllowed() : StatusException.badRequest("name must be provided");
        }
        if (!request.method().equals("PATCH") && !isObjectType(request.contentType())) {
            throw StatusException.unsupportedMediaType("application/json, application/yaml");
        }
        var result = switch (request.method()) {
            case "POST" -> writer.create(target, EventView.kept(target.type(), request.object()), options);
            case "PUT" -> writer.update(target, EventView.kept(target.type(), request.object()), options);
            default -> writer.patch(target, request, options);
        };
        options.warnings()
                .forEach(warning -> exchange.getResponseHeaders()
                        .add(
                                "Warning",
                                "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        send(exchange, isNew ? CREATED : OK, Reader.answer(target.type(), result, request));
    }

    private static boolean isObjectType(String contentType) {
        return contentType.isEmpty()
                || contentType.equals("application/json")
                || contentType.equals("application/yaml");
    }

    private void delete(HttpExchange exchange, ApiRequest request, Target target) throws IOException {
        var how = request.object();
        if (!request.parameter("propagationPolicy").isEmpty()) {
            how.put("propagationPolicy", request.parameter("propagationPolicy"));
        }
        var dryRun = request.parameter("dryRun").equals("All")
                || Json.texts(how.path("dryRun")).contains("All");
        if (!target.name().isEmpty()) {
            send(exchange, OK, Reader.answer(target.type(), deleter.delete(target, how, dryRun), request));
            return;
        }
        var selector = WatchStream.selectorOf(target, request);
        var snapshot = store.list(target.type().bucket(), target.namespace());
        var chosen = snapshot.objects().stream().filter(selector.matches()).toList();
        deleter.deleteAll(target, chosen, how, dryRun);
        var metadata = Json.object().put("resourceVersion", Long.toString(store.version()));
        send(exchange, OK, Reader.asList(target.type(), metadata, chosen));
    }

    private static void send(HttpExchange exchange, int code, ObjectNode answer) throws IOException {
        sendBytes(exchange, code, "application/json", Json.bytes(answer));
    }

    private static void sendBytes(HttpExchange exchange, int code, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
