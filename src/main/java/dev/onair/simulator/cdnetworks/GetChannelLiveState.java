package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;

/** CDNetworks Cloud Live API 2.5. */
record GetChannelLiveState(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getChannelLiveState";
    }

    @Override
    public JsonNode answer(Call call) {
        return Json.object().put("channelState", cloud.channel(call).status(cloud.now()));
    }
}
