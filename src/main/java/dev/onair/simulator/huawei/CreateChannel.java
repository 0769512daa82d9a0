package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.List;

/** 5.1. A channel that exists is refused; for a URL of it, if the request has one, as the document's example is. */
record CreateChannel(Cloud cloud) implements Route {
    private static final List<String> TOLD = List.of("url", "bitrate", "width", "height", "enable_snapshot");

    @Override
    public Action action() {
        return Action.CREATE_CHANNEL;
    }

    @Override
    public Reply answer(Call call) {
        var settings = cloud.channelShape().whole().read(call.body(), "");
        var key = ChannelKey.of(call.project(), settings);
        new Packages(cloud).complete(key, settings.path("endpoints"));
        if (cloud.channels().find(key).isPresent()) throw Refusal.of(Code.EXISTS);
        var isOn = settings.path("state").asText().equals("ON");
        settings.remove(List.of("domain", "app_name", "id", "state"));
        cloud.channelShape().checkWhole(settings);
        cloud.channels().create(key, settings, isOn);
        call.context().touched(key.toString());
        var answer = Answers.success(key);
        var sources = told(ChannelView.ingest(key, settings.path("input")));
        if (!sources.isEmpty()) answer.set("sources", sources);
        return Reply.json(201, answer);
    }

    /** What table 5-31 tells of a source. */
    private static ArrayNode told(ArrayNode sources) {
        var told = Json.MAPPER.createArrayNode();
        sources.forEach(source -> told.add(((ObjectNode) source).retain(TOLD)));
        return told;
    }
}
