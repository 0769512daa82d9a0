package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects in rows, as {@code kubectl get} asks for them. */
final class Tables {
    private Tables() {}

    /** @param include how much of each object goes with its row: Metadata, Object or None */
    static ObjectNode of(ResourceType type, ObjectNode listMetadata, List<ObjectNode> objects, String include) {
        var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", listMetadata);
        var definitions = table.putArray("columnDefinitions");
        type.columns().forEach(column -> definitions.add(column.definition()));
        var rows = table.putArray("rows");
        for (var object : objects) {
            var row = rows.addObject();
            var cells = row.putArray("cells");
            type.columns().forEach(column -> cells.add(column.cell().apply(object)));
            var included = included(object, include);
            if (included != null) {
                row.set("object", included);
            }
        }
        return table;
    }

    static ObjectNode bookmark(ResourceType type, ObjectNode bookmark, String version) {
        var metadata = Json.object().put("resourceVersion", version);
        var table = of(type, metadata, List.of(), "None");
        var row = table.withArray("rows").addObject();
        var cells = row.putArray("cells");
        type.columns().forEach(column -> cells.add(""));
        row.set("object", partial(bookmark));
        return table;
    }

    private static @Nullable JsonNode included(ObjectNode object, String include) {
        return switch (include) {
            case "None" -> null;
            case "Object" -> object;
            default -> partial(object);
        };
    }

    private static ObjectNode partial(ObjectNode object) {
        return Json.object()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", "meta.k8s.io/v1")
                .set("metadata", object.path("metadata"));
    }
}
