package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;

/** CDNetworks Cloud Live API 2.13; `data` is an empty object, as in its example. */
record EditPullChannel(Cloud cloud, PullChannelForm form) implements Route {
    @Override
    public String call() {
        return "editPullChannel";
    }

    @Override
    public JsonNode answer(Call call) {
        var before = cloud.pullChannel(call);
        var settings = form.edit(call, before);
        cloud.channels().change(before.pullId(), channel -> channel.withSettings(settings));
        return Json.object();
    }
}
