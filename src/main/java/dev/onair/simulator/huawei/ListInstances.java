package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 6.2: every combination of the dimensions asked for. A channel has a pipeline for its sources, a second one if it has
 * secondary sources, and an audio for each of its audio outputs, one at least. Of the other dimensions the document
 * says nothing (table 6-15), so there is none.
 */
record ListInstances(Cloud cloud) implements Route {
    private static final int MAX_LIMIT = 100;
    private static final String CHANNEL = "medialive_mpc";
    private static final Shape ASKED = new Shape()
            .must("namespace", Checks.oneOf(GetDimensions.NAMESPACE))
            .must(
                    "query",
                    Checks.nonEmpty(Checks.list(new Shape()
                            .must(
                                    "dim_name",
                                    Checks.oneOf(GetDimensions.DIMENSIONS.stream()
                                            .map(GetDimensions.Dimension::name)
                                            .toArray(String[]::new)))
                            .may("id", Checks.text()))))
            .may("start", Checks.integer(0, Integer.MAX_VALUE))
            .may("limit", Checks.integer(1, MAX_LIMIT));

    @Override
    public Action action() {
        return Action.LIST_INSTANCES;
    }

    @Override
    public Reply answer(Call call) {
        var asked = ASKED.read(call.body(), "");
        var page = new Page(asked.path("start").asInt(0), asked.path("limit").asInt(MAX_LIMIT));
        var ids = new LinkedHashMap<String, String>();
        asked.path("query")
                .forEach(dimension -> ids.put(
                        dimension.path("dim_name").asText(),
                        dimension.path("id").asText()));
        var found = cloud.listedChannels(call).stream()
                .filter(channel -> isMeant(ids, CHANNEL, channel.key().id()))
                .flatMap(channel -> instances(channel, ids))
                .distinct()
                .toList();
        var answer = Json.object();
        answer.set("instances", Json.tree(page.of(found)));
        return Reply.json(200, answer.put("total", found.size()));
    }

    private static Stream<JsonNode> instances(OttChannel channel, Map<String, String> ids) {
        List<ObjectNode> instances = List.of(Json.object());
        for (var dimension : ids.keySet()) {
            var combined = new ArrayList<ObjectNode>();
            for (var instance : instances) {
                for (var member : members(channel, dimension)) {
                    if (!isMeant(ids, dimension, member.path("id").asText())) continue;
                    var more = instance.deepCopy();
                    more.set(dimension, member);
                    combined.add(more);
                }
            }
            instances = combined;
        }
        return instances.stream().map(JsonNode.class::cast);
    }

    private static List<ObjectNode> members(OttChannel channel, String dimension) {
        var settings = channel.settings();
        var id = channel.key().id();
        return switch (dimension) {
            case CHANNEL -> List.of(member(id, settings.path("name").asText(id)));
            case "pipeline" ->
                numbered("Pipeline", settings.at("/input/secondary_sources").isEmpty() ? 1 : 2);
            case "audio" ->
                numbered(
                        "Audio",
                        Math.max(
                                1,
                                settings.at("/encoder_settings_expand/audio_descriptions")
                                        .size()));
            default -> List.of();
        };
    }

    private static List<ObjectNode> numbered(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> member(name + i, name + i))
                .toList();
    }

    private static ObjectNode member(String id, String name) {
        return Json.object().put("id", id).put("name", name);
    }

    private static boolean isMeant(Map<String, String> ids, String dimension, String id) {
        var wanted = ids.getOrDefault(dimension, "");
        return wanted.isEmpty() || wanted.equals(id);
    }
}
