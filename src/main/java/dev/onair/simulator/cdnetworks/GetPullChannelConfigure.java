package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;

/** CDNetworks Cloud Live API 2.14; the playback URLs stand within the origin's entry, as in its example. */
record GetPullChannelConfigure(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getPullChannelConfigure";
    }

    @Override
    public JsonNode answer(Call call) {
        if (!call.parameters().filled("format").orElse("json").equals("json")) {
            throw new Refusal(Code.WRONG_PARAMETER, "format"); // no example shows the XML
        }
        var channel = cloud.pullChannel(call);
        var settings = channel.settings();
        var source = settings.source().orElseThrow();
        var data = Json.object()
                .put("channelName", settings.channelName())
                .put("channelStatus", "") // reserved, always empty
                .put("createTime", Cloud.second(channel.createdAt()))
                .put("createUser", call.account().name())
                .put("playerId", settings.playerId());
        var entry = data.putArray("sourcePullConfigureInfoList").addObject();
        entry.set("pullConfigureList", cloud.urls().playback(channel));
        entry.put("sourcePullProtocol", source.protocol().name()).put("sourcePullUrl", source.url());
        return data;
    }
}
