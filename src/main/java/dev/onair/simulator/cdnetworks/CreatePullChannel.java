package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;

/** CDNetworks Cloud Live API 2.12. Names are not unique: the same request again makes another channel. */
record CreatePullChannel(Cloud cloud, PullChannelForm form) implements Route {
    @Override
    public String call() {
        return "createPullChannel";
    }

    @Override
    public JsonNode answer(Call call) {
        var channel = cloud.channels().create(call.account().name(), form.create(call));
        call.context().touched(channel.pullId());
        return Json.object().put("pullId", channel.pullId());
    }
}
