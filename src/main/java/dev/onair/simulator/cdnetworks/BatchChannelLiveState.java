package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reads;
import java.util.List;

/**
 * The live state of many channels, which only the CNC generation has (WIRE-NOTES). Parameter and fields are known, what
 * holds the entries is not: here `data` is the array itself.
 */
record BatchChannelLiveState(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "batchChannelLiveState";
    }

    @Override
    public Reads reads() {
        return Reads.ONE;
    }

    @Override
    public List<String> paths(Generation generation) {
        return generation == Generation.CNC ? Route.super.paths(generation) : List.of();
    }

    @Override
    public JsonNode answer(Call call) {
        var data = Json.MAPPER.createArrayNode();
        for (var channel : cloud.channels(call, "pullIds")) {
            data.addObject().put("pullId", channel.pullId()).put("channelStatus", channel.status(cloud.now()));
        }
        return data;
    }
}
