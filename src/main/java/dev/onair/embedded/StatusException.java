package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal that the client is told as a Status object. */
final class StatusException extends RuntimeException {
    private final int code;
    private final transient ObjectNode status;

    private StatusException(int code, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = Json.object()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .<ObjectNode>set("metadata", Json.object())
                .put("status", "Failure")
                .put("message", message)
                .put("reason", reason)
                .put("code", code);
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        return status;
    }

    static StatusException badRequest(String message) {
        return new StatusException(400, "BadRequest", message);
    }

    static StatusException noSuchPath() {
        return new StatusException(404, "NotFound", "the server could not find the requested resource");
    }

    static StatusException notFound(ResourceType type, String name) {
        return new StatusException(404, "NotFound", "%s \"%s\" not found".formatted(type.qualifiedPlural(), name))
                .about(type.group(), type.plural(), name);
    }

    static StatusException methodNotAllowed() {
        return new StatusException(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    static StatusException alreadyExists(ResourceType type, String name) {
        return new StatusException(
                        409, "AlreadyExists", "%s \"%s\" already exists".formatted(type.qualifiedPlural(), name))
                .about(type.group(), type.plural(), name);
    }

    static StatusException conflict(ResourceType type, String name, String why) {
        return new StatusException(
                        409,
                        "Conflict",
                        "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.qualifiedPlural(), name, why))
                .about(type.group(), type.plural(), name);
    }

    static StatusException stale(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static StatusException applyConflict(String message, List<Cause> causes) {
        return new StatusException(409, "Conflict", message).because(causes);
    }

    static StatusException terminating(ResourceType type, String name, String namespace) {
        var why = "namespace %s is being terminated".formatted(namespace);
        return new StatusException(
                        403,
                        "Forbidden",
                        "%s \"%s\" is forbidden: unable to create new content in namespace %s because it is being terminated"
                                .formatted(type.qualifiedPlural(), name, namespace))
                .about(type.group(), type.plural(), name)
                .because(List.of(new Cause("NamespaceTerminating", "metadata.namespace", why)));
    }

    /** More than one cause is listed in brackets, as the API server does. */
    static StatusException invalid(String group, String kind, String name, List<Cause> causes) {
        var listed = causes.stream().map(Cause::toString).collect(Collectors.joining(", "));
        var qualified = group.isEmpty() ? kind : kind + "." + group;
        var why = causes.size() == 1 ? listed : "[" + listed + "]";
        return new StatusException(422, "Invalid", "%s \"%s\" is invalid: %s".formatted(qualified, name, why))
                .about(group, kind, name)
                .because(causes);
    }

    static StatusException unprocessable(String message) {
        return new StatusException(422, "Invalid", message);
    }

    static StatusException expired(String message) {
        return new StatusException(410, "Expired", message);
    }

    static StatusException tooLarge(int limit) {
        return new StatusException(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit);
    }

    /** In the words and with the code that a real API server hands on (500, without a reason). */
    static StatusException tooLargeForEtcd() {
        return new StatusException(500, "", "etcdserver: request is too large");
    }

    static StatusException unsupportedMediaType(String accepted) {
        return new StatusException(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted);
    }

    static StatusException internal(Throwable cause) {
        return new StatusException(500, "InternalError", "Internal error occurred: " + cause);
    }

    private StatusException about(String group, String kind, String name) {
        var details = details().put("name", name);
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        details.put("kind", kind);
        return this;
    }

    private StatusException because(List<Cause> causes) {
        var listed = details().putArray("causes");
        for (var cause : causes) {
            listed.addObject()
                    .put("reason", cause.reason())
                    .put("message", cause.message())
                    .put("field", cause.field());
        }
        return this;
    }

    private ObjectNode details() {
        return status.path("details") instanceof ObjectNode details ? details : status.putObject("details");
    }
}
