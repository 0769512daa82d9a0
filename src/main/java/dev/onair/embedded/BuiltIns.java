package dev.onair.embedded;

import static dev.onair.embedded.ResourceType.Trait.GENERATION;
import static dev.onair.embedded.ResourceType.Trait.PUT_CREATES;
import static dev.onair.embedded.ResourceType.Trait.REVIEW;
import static dev.onair.embedded.ResourceType.Trait.STATUS;
import static dev.onair.embedded.ResourceType.Trait.VERSIONED_PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds that are there without a CustomResourceDefinition. */
final class BuiltIns {
    static final String EVENTS_GROUP = "events.k8s.io";
    static final String DEFINITIONS = "apiextensions.k8s.io/customresourcedefinitions";
    static final String NAMESPACES = "/namespaces";
    static final String SECRETS = "/secrets";

    private static final Column COUNTED_DATA = Column.of(
            "Data",
            object -> number(
                    object.path("data").size() + object.path("binaryData").size()));
    private static final List<Column> PLAIN = List.of(Column.NAME, Column.AGE);
    private static final List<Column> EVENT = List.of(
            Column.of("Last Seen", event -> Column.text(Column.age(lastSeen(event)))),
            Column.of("Type", event -> event.path("type")),
            Column.of("Reason", event -> event.path("reason")),
            Column.of("Object", BuiltIns::involved),
            Column.wide("Subobject", event -> Column.text(Json.text(event, "involvedObject", "fieldPath"))),
            Column.wide("Source", event -> Column.text(source(event))),
            Column.of(
                    "Message", event -> Column.text(Json.text(event, "message").strip())),
            Column.wide("First Seen", event -> Column.text(Column.age(firstSeen(event)))),
            Column.wide("Count", event -> number(event.path("count").asInt(1))),
            Column.wide("Name", event -> Column.text(Json.name(event))));

    private BuiltIns() {}

    static List<ResourceType> all() {
        return List.of(
                type("", "v1", "Namespace", false, List.of("ns"), Set.of(STATUS), schema(), namespaceColumns()),
                type("", "v1", "Secret", true, List.of(), Set.of(), schema("data", "stringData"), secretColumns()),
                type(
                        "",
                        "v1",
                        "ConfigMap",
                        true,
                        List.of("cm"),
                        Set.of(),
                        schema("data", "binaryData"),
                        List.of(Column.NAME, COUNTED_DATA, Column.AGE)),
                type("", "v1", "ServiceAccount", true, List.of("sa"), Set.of(), schema(), PLAIN),
                type("", "v1", "Event", true, List.of("ev"), Set.of(PUT_CREATES), schema(), EVENT),
                type(EVENTS_GROUP, "v1", "Event", true, List.of("ev"), Set.of(PUT_CREATES), schema(), EVENT),
                type(
                        "coordination.k8s.io",
                        "v1",
                        "Lease",
                        true,
                        List.of(),
                        Set.of(PUT_CREATES, VERSIONED_PUT),
                        schema(),
                        leaseColumns()),
                type(
                        "apiextensions.k8s.io",
                        "v1",
                        "CustomResourceDefinition",
                        false,
                        List.of("crd", "crds"),
                        Set.of(STATUS, GENERATION, VERSIONED_PUT),
                        schema(),
                        definitionColumns()),
                review("SelfSubjectAccessReview"),
                review("SelfSubjectRulesReview"));
    }

    private static ResourceType type(
            String group,
            String version,
            String kind,
            boolean namespaced,
            List<String> shortNames,
            Set<ResourceType.Trait> traits,
            Schema schema,
            List<Column> columns) {
        var singular = kind.toLowerCase(Locale.ROOT);
        var names = new ResourceType.Names(kind, kind + "List", singular + "s", singular, shortNames, List.of());
        // Events of the newer group are the same objects under other field names.
        var bucket = (group.equals(EVENTS_GROUP) ? "" : group) + "/" + names.plural();
        var paths = kind.equals("Event") ? List.of("*") : List.of("type", "status.phase");
        return new ResourceType(group, version, names, namespaced, bucket, traits, schema, columns, paths);
    }

    private static ResourceType review(String kind) {
        return type("authorization.k8s.io", "v1", kind, false, List.of(), Set.of(REVIEW), schema(), PLAIN);
    }

    /** Anything goes but for these fields, which map text to text, and conditions, which are merged by type. */
    private static Schema schema(String... textMaps) {
        var source = Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        var properties = source.putObject("properties");
        for (var name : textMaps) {
            var map = properties.putObject(name).put("type", "object");
            map.putObject("additionalProperties").put("type", "string");
        }
        var status = properties.putObject("status").put("type", "object");
        status.put("x-kubernetes-preserve-unknown-fields", true);
        var conditions = status.putObject("properties").putObject("conditions").put("type", "array");
        conditions
                .put("x-kubernetes-list-type", "map")
                .putArray("x-kubernetes-list-map-keys")
                .add("type");
        conditions.putObject("items").put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        return Schema.ofObjects(source);
    }

    private static List<Column> namespaceColumns() {
        return List.of(Column.NAME, Column.of("Status", object -> Json.at(object, "status", "phase")), Column.AGE);
    }

    private static List<Column> secretColumns() {
        return List.of(Column.NAME, Column.of("Type", object -> object.path("type")), COUNTED_DATA, Column.AGE);
    }

    private static List<Column> leaseColumns() {
        return List.of(
                Column.NAME,
                Column.of("Holder", object -> Column.text(Json.text(object, "spec", "holderIdentity"))),
                Column.AGE);
    }

    private static List<Column> definitionColumns() {
        return List.of(
                Column.NAME, Column.of("Created At", object -> Json.at(object, "metadata", "creationTimestamp")));
    }

    private static JsonNode number(int number) {
        return JsonNodeFactory.instance.numberNode(number);
    }

    private static JsonNode involved(JsonNode event) {
        var kind = Json.text(event, "involvedObject", "kind").toLowerCase(Locale.ROOT);
        return Column.text(kind + "/" + Json.text(event, "involvedObject", "name"));
    }

    private static String source(JsonNode event) {
        var component = Json.text(event, "source", "component");
        var host = Json.text(event, "source", "host");
        if (component.isEmpty()) {
            return Json.text(event, "reportingComponent");
        }
        return host.isEmpty() ? component : component + ", " + host;
    }

    private static String firstSeen(JsonNode event) {
        var first = Json.text(event, "firstTimestamp");
        return first.isEmpty() ? Json.text(event, "eventTime") : first;
    }

    private static String lastSeen(JsonNode event) {
        var series = Json.text(event, "series", "lastObservedTime");
        var last = Json.text(event, "lastTimestamp");
        if (!series.isEmpty()) {
            return series;
        }
        return last.isEmpty() ? firstSeen(event) : last;
    }

    /** Whether only the collector may end it, once nothing is left inside. */
    static boolean holdsContents(ObjectNode object) {
        return Json.text(object, "kind").equals("Namespace")
                && !Json.at(object, "spec", "finalizers").isEmpty();
    }
}
