package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who set which field: kept with each write in {@code metadata.managedFields}, and the ground of server-side apply. */
final class ManagedFields {
    /** Fields that the server sets or that name the object; nobody owns them. */
    private static final Set<String> UNOWNED = Set.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "managedFields",
            "selfLink");

    private final Writing writing;

    ManagedFields(Writing writing) {
        this.writing = writing;
    }

    /** Who writes, through which door, at what time. */
    record Writing(String manager, ResourceType type, String subresource, String time) {}

    private record Entry(
            String manager, String operation, String apiVersion, String subresource, String time, FieldSet fields) {

        boolean isBy(Entry other) {
            return manager.equals(other.manager)
                    && operation.equals(other.operation)
                    && apiVersion.equals(other.apiVersion)
                    && subresource.equals(other.subresource);
        }

        Entry with(FieldSet others) {
            return new Entry(manager, operation, apiVersion, subresource, time, others);
        }

        /** As a conflict names it. */
        String printed() {
            var who = "\"" + manager + "\"";
            if ("Update".equals(operation)) {
                who += (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"") + " using "
                        + apiVersion;
            }
            return who;
        }
    }

    /** Records an update: the writer owns what it changed, and nobody owns what it removed. */
    void recordUpdate(@Nullable ObjectNode current, ObjectNode next) {
        var known = managersNamedBy(current, next);
        var schema = writing.type().schema();
        var before = current == null ? Json.object() : ownable(current);
        var after = ownable(next);
        var changed = FieldSet.changed(before, after, schema);
        var removed = FieldSet.all(before, schema).minus(FieldSet.all(after, schema));
        if (changed.isEmpty() && removed.isEmpty()) {
            write(next, known);
            return;
        }
        var mine = entry("Update", changed);
        var others = new ArrayList<Entry>();
        for (var entry : known) {
            if (entry.isBy(mine)) {
                mine = mine.with(mine.fields().or(entry.fields().minus(removed)));
            } else {
                others.add(entry.with(entry.fields().minus(changed).minus(removed)));
            }
        }
        others.add(mine);
        write(next, others);
    }

    /**
     * What the object becomes when this configuration is applied to it.
     *
     * @throws StatusException when others own what it would change, unless it is forced
     */
    ObjectNode apply(@Nullable ObjectNode current, ObjectNode configuration, boolean force) {
        var schema = writing.type().schema();
        var live = current == null ? Json.object() : current;
        var mine = entry("Apply", FieldSet.applied(ownable(configuration), schema));
        var others = new ArrayList<Entry>();
        var mineBefore = mine.with(FieldSet.EMPTY);
        for (var entry : read(live)) {
            if (entry.isBy(mine)) {
                mineBefore = entry;
            } else {
                others.add(entry);
            }
        }
        var merged = ApplyMerge.merge(live, configuration, schema);
        var theirs = resolve(others, FieldSet.changed(ownable(live), ownable(merged), schema), force);
        var kept = theirs.stream().map(Entry::fields).reduce(mine.fields(), FieldSet::or);
        var dropped = mineBefore.fields().outside(kept);
        var result = Objects.requireNonNullElseGet(dropped.removedFrom(merged, schema), Json::object);
        var next = (ObjectNode) result.deepCopy();
        var removed = FieldSet.all(ownable(live), schema).minus(FieldSet.all(ownable(next), schema));
        var entries = new ArrayList<Entry>();
        theirs.forEach(entry -> entries.add(entry.with(entry.fields().minus(removed))));
        // Appliers come first, as the API server sorts them.
        var appliers = entries.stream()
                .takeWhile(entry -> entry.operation().equals("Apply"))
                .count();
        entries.add((int) appliers, mine.fields().equalTo(mineBefore.fields()) ? mineBefore : mine);
        write(next, entries);
        return next;
    }

    private static List<Entry> resolve(List<Entry> others, FieldSet changed, boolean force) {
        var left = new ArrayList<Entry>();
        var conflicts = new ArrayList<Entry>();
        for (var entry : others) {
            var contested = entry.fields().and(changed);
            if (!contested.isEmpty()) {
                conflicts.add(entry.with(contested));
            }
            left.add(entry.with(entry.fields().minus(contested)));
        }
        if (!conflicts.isEmpty() && !force) {
            throw conflict(conflicts);
        }
        return left;
    }

    private static StatusException conflict(List<Entry> conflicts) {
        var causes = new ArrayList<Cause>();
        var message = new StringBuilder();
        for (var entry : conflicts) {
            var paths = entry.fields().paths();
            paths.forEach(
                    path -> causes.add(new Cause("FieldManagerConflict", path, "conflict with " + entry.printed())));
            message.append("\nconflicts with ").append(entry.printed()).append(':');
            paths.forEach(path -> message.append("\n- ").append(path));
        }
        var counted = causes.size() == 1
                ? "1 conflict: " + causes.getFirst().message() + ": "
                        + causes.getFirst().field()
                : causes.size() + " conflicts: " + message.substring(1);
        return StatusException.applyConflict("Apply failed with " + counted, causes);
    }

    private Entry entry(String operation, FieldSet fields) {
        var version = writing.type().groupVersion();
        return new Entry(writing.manager(), operation, version, writing.subresource(), writing.time(), fields);
    }

    /** A writer may hand in the list himself; a single empty entry resets it. */
    private static List<Entry> managersNamedBy(@Nullable ObjectNode current, ObjectNode next) {
        var given = Json.at(next, "metadata", "managedFields");
        if (given.size() == 1 && given.path(0).isEmpty()) {
            return List.of();
        }
        return given.isEmpty() && current != null ? read(current) : read(next);
    }

    private static List<Entry> read(JsonNode object) {
        var entries = new ArrayList<Entry>();
        for (var item : Json.at(object, "metadata", "managedFields")) {
            entries.add(new Entry(
                    Json.text(item, "manager"),
                    Json.text(item, "operation"),
                    Json.text(item, "apiVersion"),
                    Json.text(item, "subresource"),
                    Json.text(item, "time"),
                    FieldSet.fromJson(item.path("fieldsV1"))));
        }
        return entries;
    }

    private static void write(ObjectNode object, List<Entry> entries) {
        var list = Json.array();
        for (var entry : entries) {
            if (entry.fields().isEmpty()) {
                continue;
            }
            var item = list.addObject()
                    .put("manager", entry.manager())
                    .put("operation", entry.operation())
                    .put("apiVersion", entry.apiVersion())
                    .put("time", entry.time())
                    .put("fieldsType", "FieldsV1");
            item.set("fieldsV1", entry.fields().toJson());
            if (!entry.subresource().isEmpty()) {
                item.put("subresource", entry.subresource());
            }
        }
        if (list.isEmpty()) {
            Json.metadata(object).remove("managedFields");
        } else {
            Json.metadata(object).set("managedFields", list);
        }
    }

    /** The part of an object that can be written through this door and be owned. */
    private ObjectNode ownable(JsonNode object) {
        var ownable = Json.object();
        object.properties().forEach(e -> ownable.set(e.getKey(), e.getValue()));
        ownable.remove(List.of("apiVersion", "kind"));
        if (writing.subresource().equals("status")) {
            ownable.retain("status");
        } else if (writing.type().is(ResourceType.Trait.STATUS)) {
            ownable.remove("status");
        }
        if (ownable.path("metadata") instanceof ObjectNode metadata) {
            var rest = Json.object();
            rest.setAll(metadata);
            rest.remove(UNOWNED);
            if (rest.isEmpty()) {
                ownable.remove("metadata");
            } else {
                ownable.set("metadata", rest);
            }
        }
        return ownable;
    }
}
