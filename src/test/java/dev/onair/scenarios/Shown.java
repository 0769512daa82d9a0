package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.common.Names;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources as goldens show them. */
final class Shown {
    /** Made of a resource's uid, which is another one each time. */
    private static final List<String> BY_UID = List.of("binding", "lastApplied");

    private Shown() {}

    static String statuses(List<HasMetadata> resources) {
        var shown = ResourceJson.mapper().createObjectNode();
        for (var resource : resources) {
            ObjectNode one = shown.putObject(
                    resource.getKind() + "/" + resource.getMetadata().getName());
            Optional.ofNullable(resource.getMetadata().getAnnotations()).orElse(Map.of()).entrySet().stream()
                    .filter(annotation -> annotation.getKey().equals(Names.EXTERNAL_ID))
                    .forEach(annotation -> one.put("externalId", annotation.getValue()));
            var status = ResourceJson.mapper().<ObjectNode>valueToTree(resource).path("status");
            if (status instanceof ObjectNode object) {
                object.remove(BY_UID);
                withoutNulls(object);
                one.set("status", object);
            }
        }
        return Serialization.asYaml(shown);
    }

    private static void withoutNulls(ObjectNode object) {
        object.properties().removeIf(field -> field.getValue().isNull());
        object.forEach(Shown::inside);
    }

    private static void inside(JsonNode node) {
        if (node instanceof ObjectNode object) {
            withoutNulls(object);
        } else {
            node.forEach(Shown::inside);
        }
    }
}
