package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;

/** CDNetworks Cloud Live API 2.2. Neither `check` nor the whiteboard is told. */
record GetChannelConfigure(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getChannelConfigure";
    }

    @Override
    public JsonNode answer(Call call) {
        var channel = cloud.pushChannel(call);
        var settings = channel.settings();
        var data = Json.object()
                .put("channelName", settings.channelName())
                .put("channelStatus", channel.status(cloud.now()))
                .put("createTime", Cloud.second(channel.createdAt()))
                .put("createUser", call.account().name());
        if (!settings.directoryId().isEmpty()) data.put("directoryId", settings.directoryId());
        data.put("live2vod", settings.live2vod() ? 1 : 0).put("playerId", settings.playerId());
        if (!settings.appScenario().isEmpty()) data.put("appScenario", settings.appScenario());
        data.set("pullConfigureList", cloud.urls().playback(channel));
        data.putArray("pushConfigureInfo")
                .addObject()
                .put("pushProtocol", "RTMP")
                .put("pushUrl", cloud.urls().pushWithRecord(channel));
        return data;
    }
}
