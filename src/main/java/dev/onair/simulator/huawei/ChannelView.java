package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;

/** A channel as it is shown: what its caller set, the state, and where to push to. */
final class ChannelView {
    private ChannelView() {}

    static ObjectNode of(OttChannel channel) {
        var key = channel.key();
        var view = Json.object()
                .put("domain", key.domain())
                .put("app_name", key.appName())
                .put("id", key.id());
        view.setAll(channel.settings().deepCopy());
        view.put("state", channel.state());
        var ingest = ingest(key, channel.settings().path("input"));
        if (!ingest.isEmpty()) ((ObjectNode) view.path("input")).set("sources", ingest);
        return view;
    }

    /** The sources with the URLs to push to; empty but for RTMP_PUSH, as table 5-30 says. */
    static ArrayNode ingest(ChannelKey key, JsonNode input) {
        var sources = Json.MAPPER.createArrayNode();
        if (!input.path("input_protocol").asText().equals("RTMP_PUSH")) return sources;
        input.path("sources").forEach(source -> sources.add(ingestSource(key, source.deepCopy())));
        if (sources.isEmpty()) sources.add(ingestSource(key, Json.object()));
        return sources;
    }

    private static ObjectNode ingestSource(ChannelKey key, ObjectNode source) {
        var stream =
                source.has("bitrate") ? key.id() + "_" + source.path("bitrate").asText() : key.id();
        return source.put(
                "url",
                "rtmp://" + key.domain() + "/" + key.appName() + "/" + stream + "?request_source=ott&channel_id="
                        + key.id());
    }
}
