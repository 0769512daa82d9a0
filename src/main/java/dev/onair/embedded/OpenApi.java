package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Describes the kinds as OpenAPI v3, for {@code kubectl explain} and for clients that ask what parameters a write takes. */
final class OpenApi {
    private final Registry registry;

    OpenApi(Registry registry) {
        this.registry = registry;
    }

    ObjectNode index() {
        var index = Json.object();
        var paths = index.putObject("paths");
        for (var type : registry.all()) {
            var path = root(type);
            // The hash lets clients keep a document until it changes.
            var hash = Integer.toHexString(document(path).hashCode());
            paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + hash);
        }
        return index;
    }

    ObjectNode document(String root) {
        var document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Onair's embedded API server").put("version", "v1.32.0");
        var paths = document.putObject("paths");
        var schemas = document.putObject("components").putObject("schemas");
        for (var type : registry.all()) {
            if (root(type).equals(root)) {
                var schema = ((ObjectNode) type.schema().source()).deepCopy();
                schema.putArray("x-kubernetes-group-version-kind").add(groupVersionKind(type));
                schemas.set(schemaName(type), schema);
                describePaths(paths, type);
            }
        }
        if (schemas.isEmpty()) {
            throw StatusException.noSuchPath();
        }
        return document;
    }

    private static void describePaths(ObjectNode paths, ResourceType type) {
        var collection = "/" + root(type) + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
        describe(paths.putObject(collection), type, List.of("get", "post"));
        describe(paths.putObject(collection + "/{name}"), type, List.of("get", "put", "patch", "delete"));
    }

    private static void describe(ObjectNode path, ResourceType type, List<String> methods) {
        for (var method : methods) {
            var operation = path.putObject(method);
            operation.set("x-kubernetes-group-version-kind", groupVersionKind(type));
            var parameters = operation.putArray("parameters");
            for (var name : List.of("dryRun", "fieldManager", "fieldValidation")) {
                var parameter = parameters.addObject().put("name", name).put("in", "query");
                parameter.putObject("schema").put("type", "string");
            }
            var content = operation
                    .putObject("responses")
                    .putObject("200")
                    .put("description", "OK")
                    .putObject("content");
            content.putObject("application/json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/" + schemaName(type));
        }
    }

    private static String root(ResourceType type) {
        return type.group().isEmpty() ? "api/" + type.version() : "apis/" + type.groupVersion();
    }

    /** As Kubernetes does: the group's parts in reverse, then version and kind. */
    private static String schemaName(ResourceType type) {
        var parts = new ArrayList<>(Arrays.asList(
                type.group().isEmpty() ? new String[] {"core"} : type.group().split("\\.")));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + type.version() + "." + type.kind();
    }

    private static ObjectNode groupVersionKind(ResourceType type) {
        return Json.object()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
    }
}
