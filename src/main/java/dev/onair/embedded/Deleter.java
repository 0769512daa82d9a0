package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Deletes objects: at once, or by a mark when finalizers or contents are to be waited for. */
final class Deleter {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    private final Store store;
    private final Admission admission;

    Deleter(Store store, Admission admission) {
        this.store = store;
        this.admission = admission;
    }

    /**
     * @param how the DeleteOptions that came with the request
     * @return the object if it stays until its finalizers are gone, else a Status
     */
    ObjectNode delete(Target target, ObjectNode how, boolean dryRun) {
        while (true) {
            var current = store.get(target.key());
            if (current == null) {
                throw StatusException.notFound(target.type(), target.name());
            }
            checkPreconditions(target, current, how);
            var next = marked(target.type(), current, Json.text(how, "propagationPolicy"));
            if (Json.finalizers(next).isEmpty() && !BuiltIns.holdsContents(next)) {
                if (dryRun || store.remove(target.key(), current) != null) {
                    return success(target, current);
                }
            } else {
                var result = dryRun || next.equals(current) ? next : store.put(target.key(), current, next);
                if (result != null) {
                    return result;
                }
            }
        }
    }

    /** Deletes as a client without wishes would. */
    void delete(Target target) {
        try {
            delete(target, Json.object(), false);
        } catch (StatusException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    private static void checkPreconditions(Target target, ObjectNode current, ObjectNode how) {
        var uid = Json.text(how, "preconditions", "uid");
        if (!uid.isEmpty() && !uid.equals(Json.uid(current))) {
            throw StatusException.conflict(
                    target.type(),
                    target.name(),
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(uid, Json.uid(current)));
        }
        var version = Json.text(how, "preconditions", "resourceVersion");
        var actual = Json.text(current, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(actual)) {
            throw StatusException.conflict(
                    target.type(),
                    target.name(),
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object might have been modified"
                            .formatted(version, actual));
        }
    }

    private ObjectNode marked(ResourceType type, ObjectNode current, String policy) {
        var next = current.deepCopy();
        var metadata = Json.metadata(next);
        var finalizer = policy.equals("Foreground") ? FOREGROUND : policy.equals("Orphan") ? ORPHAN : "";
        if (!finalizer.isEmpty() && !Json.finalizers(next).contains(finalizer)) {
            metadata.withArray("finalizers").add(finalizer);
        }
        if (!Json.isDeleting(next)) {
            metadata.put("deletionTimestamp", admission.now());
            metadata.put("deletionGracePeriodSeconds", 0);
            if (type.is(ResourceType.Trait.GENERATION)) {
                metadata.put("generation", metadata.path("generation").asInt() + 1);
            }
            if (type.bucket().equals(BuiltIns.NAMESPACES)) {
                next.withObject("status").put("phase", "Terminating");
            }
        }
        return next;
    }

    private static ObjectNode success(Target target, ObjectNode last) {
        var status = Json.object()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .<ObjectNode>set("metadata", Json.object())
                .put("status", "Success");
        var details = status.putObject("details").put("name", target.name());
        if (!target.type().group().isEmpty()) {
            details.put("group", target.type().group());
        }
        details.put("kind", target.type().plural()).put("uid", Json.uid(last));
        return status;
    }

    /** Deletes what is listed; what is gone by then is no failure. */
    void deleteAll(Target collection, List<ObjectNode> listed, ObjectNode how, boolean dryRun) {
        for (var object : listed) {
            var target = new Target(collection.type(), Json.namespace(object), Json.name(object), "");
            try {
                delete(target, how, dryRun);
            } catch (StatusException e) {
                if (e.code() != 404) {
                    throw e;
                }
            }
        }
    }
}
