package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.util.List;

/**
 * CDNetworks Cloud Live API 3.1. `pullIds` is "required" and means all channels when empty: not sent is taken as empty.
 * An unknown id is refused as elsewhere.
 */
record GetRealTimeChannelOnlineNumber(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "getRealTimeChannelOnlineNumber";
    }

    @Override
    public List<String> paths(Generation generation) {
        return List.of("/live/onlinenumber/" + call());
    }

    @Override
    public JsonNode answer(Call call) {
        var isAll = call.parameters().optional("pullIds").orElse("").isEmpty();
        var asked = isAll ? cloud.channels().of(call.account().name()) : cloud.channels(call, "pullIds");
        var data = Json.object();
        var list = data.putArray("onlineNumberList");
        for (var channel : asked) {
            list.addObject().put("onlineNumber", channel.viewers()).put("pullId", channel.pullId());
        }
        return data;
    }
}
