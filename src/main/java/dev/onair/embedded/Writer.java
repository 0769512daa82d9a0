package dev.onair.embedded;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates and changes objects. */
final class Writer {
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final Store store;
    private final Registry registry;
    private final Admission admission;

    Writer(Store store, Registry registry, Admission admission) {
        this.store = store;
        this.registry = registry;
        this.admission = admission;
    }

    ObjectNode create(Target collection, ObjectNode given, WriteOptions options) {
        var type = collection.type();
        var target = collection.named(nameFor(given));
        checkIdentity(target, given);
        if (type.is(ResourceType.Trait.REVIEW)) {
            return allowed(given);
        }
        if (!Json.text(given, "metadata", "resourceVersion").isEmpty()) {
            throw StatusException.badRequest("resourceVersion should not be set on objects to be created");
        }
        checkNamespace(target);
        var next = given.deepCopy();
        admission.create(target, next, options);
        new ManagedFields(writing(target, options)).recordUpdate(null, next);
        return insert(target, next, options);
    }

    ObjectNode update(Target target, ObjectNode given, WriteOptions options) {
        checkIdentity(target, given);
        var type = target.type();
        if (store.get(target.key()) == null && type.is(ResourceType.Trait.PUT_CREATES)) {
            return create(target, given, options);
        }
        var version = Json.text(given, "metadata", "resourceVersion");
        if (version.isEmpty() && type.is(ResourceType.Trait.VERSIONED_PUT) && store.get(target.key()) != null) {
            throw StatusException.invalid(
                    type.group(),
                    type.plural(),
                    target.name(),
                    List.of(Cause.invalid("metadata.resourceVersion", "0", "must be specified for an update")));
        }
        return change(target, options, current -> given.deepCopy());
    }

    ObjectNode patch(Target target, ApiRequest request, WriteOptions options) {
        return switch (request.contentType()) {
            case "application/merge-patch+json" -> {
                var patch = body(request);
                yield change(target, options, current -> (ObjectNode) Patches.merge(current, patch.deepCopy()));
            }
            case "application/json-patch+json" -> {
                var patch = body(request);
                yield change(target, options, current -> (ObjectNode) Patches.operations(current, patch));
            }
            case "application/strategic-merge-patch+json" -> {
                var patch = body(request);
                if (target.type().is(ResourceType.Trait.CUSTOM)) {
                    throw unknownPatch(target.type());
                }
                yield change(target, options, current -> StrategicPatch.patch(current, patch.deepCopy()));
            }
            case APPLY -> apply(target, request, options);
            default -> throw unknownPatch(target.type());
        };
    }

    private static JsonNode body(ApiRequest request) {
        try {
            return Json.parse(request.body());
        } catch (JacksonException e) {
            throw ApiRequest.notJson(e);
        } catch (IOException e) {
            throw StatusException.internal(e);
        }
    }

    private static StatusException unknownPatch(ResourceType type) {
        var strategic = type.is(ResourceType.Trait.CUSTOM) ? "" : "application/strategic-merge-patch+json, ";
        return StatusException.unsupportedMediaType(
                "application/json-patch+json, application/merge-patch+json, " + strategic + APPLY);
    }

    private ObjectNode apply(Target target, ApiRequest request, WriteOptions options) {
        if (request.parameter("fieldManager").isEmpty()) {
            throw StatusException.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    List.of(new Cause(
                            "FieldValueRequired", "fieldManager", "Required value: is required for apply patch")));
        }
        var given = EventView.kept(target.type(), request.object());
        if (!Json.at(given, "metadata", "managedFields").isEmpty()) {
            throw StatusException.badRequest("metadata.managedFields must be nil");
        }
        checkIdentity(target, given);
        var configuration = applicable(target, given);
        var managed = new ManagedFields(writing(target, options));
        while (true) {
            var current = store.get(target.key());
            if (current == null && !target.isStatus()) {
                checkNamespace(target);
                var next = managed.apply(null, configuration, true);
                admission.create(target, next, options);
                return insert(target, next, options);
            }
            if (current == null) {
                throw StatusException.notFound(target.type(), target.name());
            }
            var next = managed.apply(current, configuration, options.force());
            admission.update(target, current, next, options);
            var result = commit(target, current, next, options);
            if (result != null) {
                return result;
            }
        }
    }

    /** The part of a configuration that its door lets through. */
    private static ObjectNode applicable(Target target, ObjectNode given) {
        var part = given.deepCopy();
        if (target.isStatus()) {
            part.retain("apiVersion", "kind", "status");
            var version = Json.at(given, "metadata", "resourceVersion");
            if (!version.isMissingNode()) {
                Json.metadata(part).set("resourceVersion", version);
            }
        } else if (target.type().is(ResourceType.Trait.STATUS)) {
            part.remove("status");
        }
        return part;
    }

    /** Changes an object as told, again and again until no other write comes in between. */
    ObjectNode change(Target target, WriteOptions options, UnaryOperator<ObjectNode> edit) {
        while (true) {
            var current = store.get(target.key());
            if (current == null) {
                throw StatusException.notFound(target.type(), target.name());
            }
            var next = edit.apply(current.deepCopy());
            checkIdentity(target, next);
            admission.update(target, current, next, options);
            new ManagedFields(writing(target, options)).recordUpdate(current, next);
            var result = commit(target, current, next, options);
            if (result != null) {
                return result;
            }
        }
    }

    private @Nullable ObjectNode commit(Target target, ObjectNode current, ObjectNode next, WriteOptions options) {
        if (next.equals(current) || options.dryRun()) {
            return next;
        }
        if (Json.isDeleting(current) && Json.finalizers(next).isEmpty() && !BuiltIns.holdsContents(next)) {
            return store.remove(target.key(), current) == null ? null : next;
        }
        return store.put(target.key(), current, next);
    }

    private ObjectNode insert(Target target, ObjectNode next, WriteOptions options) {
        if (store.get(target.key()) != null) {
            throw StatusException.alreadyExists(target.type(), target.name());
        }
        if (options.dryRun()) {
            return next;
        }
        var stored = store.put(target.key(), null, next);
        if (stored == null) {
            throw StatusException.alreadyExists(target.type(), target.name());
        }
        return stored;
    }

    private ManagedFields.Writing writing(Target target, WriteOptions options) {
        return new ManagedFields.Writing(options.manager(), target.type(), target.subresource(), admission.now());
    }

    private void checkNamespace(Target target) {
        if (!target.type().namespaced()) {
            return;
        }
        var namespaces = registry.find("v1", "namespaces");
        var namespace = store.get(new Store.Key(BuiltIns.NAMESPACES, "", target.namespace()));
        if (namespace == null && namespaces != null) {
            throw StatusException.notFound(namespaces, target.namespace());
        }
        if (namespace != null && Json.isDeleting(namespace)) {
            throw StatusException.terminating(target.type(), target.name(), target.namespace());
        }
    }

    private static void checkIdentity(Target target, ObjectNode given) {
        var type = target.type();
        var isEvent = type.bucket().equals("/events");
        if (Json.text(given, "kind").isEmpty()) {
            throw StatusException.badRequest(
                    "the object provided is unrecognized (must be of type %s): Object 'Kind' is missing"
                            .formatted(type.kind()));
        }
        if (!isEvent
                && !Json.text(given, "apiVersion").equals(type.groupVersion())
                && !(type.is(ResourceType.Trait.CUSTOM)
                        && Json.text(given, "apiVersion").startsWith(type.group() + "/"))) {
            throw StatusException.badRequest(
                    "the API version in the data (%s) does not match the expected API version (%s)"
                            .formatted(Json.text(given, "apiVersion"), type.groupVersion()));
        }
        if (!Json.text(given, "kind").equals(type.kind())) {
            throw StatusException.badRequest("the kind in the data (%s) does not match the expected kind (%s)"
                    .formatted(Json.text(given, "kind"), type.kind()));
        }
        if (!Json.name(given).isEmpty() && !Json.name(given).equals(target.name())) {
            throw StatusException.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(Json.name(given), target.name()));
        }
        if (type.namespaced()
                && !Json.namespace(given).isEmpty()
                && !Json.namespace(given).equals(target.namespace())) {
            throw StatusException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    private static String nameFor(ObjectNode given) {
        var prefix = Json.text(given, "metadata", "generateName");
        if (!Json.name(given).isEmpty() || prefix.isEmpty()) {
            return Json.name(given);
        }
        var name = new StringBuilder(prefix);
        ThreadLocalRandom.current()
                .ints(5, 0, SUFFIX_LETTERS.length())
                .forEach(at -> name.append(SUFFIX_LETTERS.charAt(at)));
        return name.toString();
    }

    /** On loopback everybody may do everything, and is told so. */
    private static ObjectNode allowed(ObjectNode review) {
        var answer = review.deepCopy();
        var status = answer.putObject("status");
        status.put("allowed", true).put("incomplete", false);
        var rule = status.putArray("resourceRules").addObject();
        rule.putArray("verbs").add("*");
        rule.putArray("apiGroups").add("*");
        rule.putArray("resources").add("*");
        var path = status.putArray("nonResourceRules").addObject();
        path.putArray("verbs").add("*");
        path.putArray("nonResourceURLs").add("*");
        return answer;
    }
}
