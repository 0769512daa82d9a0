package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;

/**
 * CDNetworks Cloud Live API 2.9. What is not sent stays. Resetting the push id cuts a stream that is pushed to the old
 * one. A banned channel can be edited: no code forbids it.
 */
record ChannelEdit(Cloud cloud, ChannelForm form) implements Route {
    @Override
    public String call() {
        return "channelEdit";
    }

    @Override
    public JsonNode answer(Call call) {
        var before = cloud.pushChannel(call);
        var settings = form.edit(call, before.settings());
        var isReset = call.parameters().flag("resetPushId").orElse(false);
        var after = cloud.channels().change(before.pullId(), channel -> {
            var edited = channel.withSettings(settings);
            return isReset ? edited.withStreamName(cloud.channels().newId()) : edited;
        });
        return Json.object()
                .put("channelName", settings.channelName())
                .put("pushUrl", cloud.urls().push(after));
    }
}
