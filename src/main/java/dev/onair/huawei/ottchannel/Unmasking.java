package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.EndpointItem;
import dev.onair.huawei.client.ott.InputStreamInfo;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeEndpoints;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeInput;
import dev.onair.huawei.ottchannel.OttChannelCommand.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts secrets that nobody declares back into a call that replaces what they are in: the vendor shows them as asterisks,
 * and asterisks sent back would be the secret from then on. Pure.
 */
final class Unmasking {
    private Unmasking() {}

    /** Whether the call would send asterisks. */
    static boolean isNeeded(Edit edit) {
        return hasMasked(body(edit));
    }

    /**
     * The call with the secrets that the vendor has.
     *
     * @param shown the channel with its secrets
     * @return empty where the vendor does not show one of them
     */
    static Optional<Edit> of(Edit edit, Channel shown) {
        var body = body(edit);
        fill("", body, Parts.tree(shown));
        return hasMasked(body) ? Optional.empty() : Optional.of(with(edit, body));
    }

    private static JsonNode body(Edit edit) {
        return switch (edit) {
            case ChangeInput change -> Trees.of(Map.of("input", change.input()));
            case ChangeEndpoints change -> Trees.of(Map.of("endpoints", merged(change)));
            case OttChannelCommand.ChangeName ignored -> empty();
            case OttChannelCommand.ChangeRecording ignored -> empty();
            case OttChannelCommand.ChangeTemplates ignored -> empty();
        };
    }

    private static JsonNode empty() {
        return Trees.of(Map.of());
    }

    /** Our own calls have all packages in one item. */
    private static Object merged(ChangeEndpoints change) {
        return change.endpoints().isEmpty() ? empty() : change.endpoints().getFirst();
    }

    private static Edit with(Edit edit, JsonNode body) {
        return switch (edit) {
            case ChangeInput change ->
                new ChangeInput(
                        change.key(),
                        Trees.read(body.path("input"), InputStreamInfo.class),
                        change.output(),
                        change.secrets(),
                        change.impact());
            case ChangeEndpoints change ->
                new ChangeEndpoints(
                        change.key(),
                        List.of(Trees.read(body.path("endpoints"), EndpointItem.class)),
                        change.secrets(),
                        change.impact());
            case OttChannelCommand.ChangeName other -> other;
            case OttChannelCommand.ChangeRecording other -> other;
            case OttChannelCommand.ChangeTemplates other -> other;
        };
    }

    private static boolean hasMasked(JsonNode node) {
        return node.properties().stream()
                        .anyMatch(field -> Fields.isSecret(field.getKey()) && Fields.isMasked(field.getValue()))
                || node.valueStream().anyMatch(Unmasking::hasMasked);
    }

    private static void fill(String name, JsonNode node, JsonNode shown) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var known = shown.path(field.getKey());
                if (!Fields.isSecret(field.getKey())) {
                    fill(field.getKey(), field.getValue(), known);
                } else if (Fields.isMasked(field.getValue()) && known.isTextual()) {
                    field.setValue(known);
                }
            });
        } else if (node instanceof ArrayNode array) {
            var elements = new Elements(name, array, shown);
            for (var i = 0; i < array.size(); i++) {
                fill(name, array.get(i), elements.counterpart(i));
            }
        }
    }
}
