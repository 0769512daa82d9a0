package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** What a CustomResourceDefinition says, as types that the server serves. */
final class Definitions {
    /** Holds a deleted definition until its objects are gone. */
    static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private Definitions() {}

    static List<ResourceType> types(JsonNode definition) {
        var types = new ArrayList<ResourceType>();
        for (var version : Json.at(definition, "spec", "versions")) {
            if (version.path("served").asBoolean(true)) {
                types.add(type(definition.path("spec"), version));
            }
        }
        return types;
    }

    private static ResourceType type(JsonNode spec, JsonNode version) {
        var group = Json.text(spec, "group");
        var traits =
                EnumSet.of(ResourceType.Trait.CUSTOM, ResourceType.Trait.GENERATION, ResourceType.Trait.VERSIONED_PUT);
        if (Json.at(version, "subresources").has("status")) {
            traits.add(ResourceType.Trait.STATUS);
        }
        var columns = new ArrayList<Column>();
        columns.add(Column.NAME);
        version.path("additionalPrinterColumns").forEach(column -> columns.add(Column.declared(column)));
        if (columns.size() == 1) {
            columns.add(Column.AGE);
        }
        var paths = new ArrayList<String>();
        version.path("selectableFields")
                .forEach(field -> paths.add(Json.text(field, "jsonPath").substring(1)));
        var names = names(spec.path("names"));
        return new ResourceType(
                group,
                Json.text(version, "name"),
                names,
                "Namespaced".equals(Json.text(spec, "scope")),
                group + "/" + names.plural(),
                traits,
                Schema.ofObjects(Json.at(version, "schema", "openAPIV3Schema")),
                List.copyOf(columns),
                List.copyOf(paths));
    }

    private static ResourceType.Names names(JsonNode names) {
        return new ResourceType.Names(
                Json.text(names, "kind"),
                Json.text(names, "listKind"),
                Json.text(names, "plural"),
                Json.text(names, "singular"),
                Json.texts(names.path("shortNames")),
                Json.texts(names.path("categories")));
    }

    /** Fills in the names that may be left out. */
    static void complete(ObjectNode definition) {
        if (Json.at(definition, "spec", "names") instanceof ObjectNode names) {
            var kind = Json.text(names, "kind");
            if (!names.has("listKind")) {
                names.put("listKind", kind + "List");
            }
            if (!names.has("singular")) {
                names.put("singular", kind.toLowerCase(Locale.ROOT));
            }
        }
        if (definition.path("spec") instanceof ObjectNode spec && !spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
    }

    static List<Cause> check(JsonNode definition) {
        var causes = new ArrayList<Cause>();
        for (var path : List.of("group", "scope", "names", "versions")) {
            if (Json.at(definition, "spec", path).isMissingNode()) {
                causes.add(Cause.required("spec." + path));
            }
        }
        var name = Json.text(definition, "spec", "names", "plural") + "." + Json.text(definition, "spec", "group");
        if (causes.isEmpty() && !Json.name(definition).equals(name)) {
            causes.add(Cause.invalid(
                    "metadata.name",
                    "\"" + Json.name(definition) + "\"",
                    "must be spec.names.plural+\".\"+spec.group"));
        }
        return causes;
    }

    /** Says in status, at once, that the definition is in force. */
    static void establish(ObjectNode definition, String now) {
        var status = definition.path("status") instanceof ObjectNode found ? found : definition.putObject("status");
        status.set("acceptedNames", Json.at(definition, "spec", "names").deepCopy());
        var stored = status.putArray("storedVersions");
        for (var version : Json.at(definition, "spec", "versions")) {
            if (version.path("storage").asBoolean()) {
                stored.add(Json.text(version, "name"));
            }
        }
        if (!status.has("conditions")) {
            var conditions = status.putArray("conditions");
            condition(conditions.addObject(), "NamesAccepted", "NoConflicts", "no conflicts found", now);
            condition(
                    conditions.addObject(),
                    "Established",
                    "InitialNamesAccepted",
                    "the initial names have been accepted",
                    now);
        }
    }

    private static void condition(ObjectNode condition, String type, String reason, String message, String now) {
        condition
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", now)
                .put("reason", reason)
                .put("message", message);
    }
}
