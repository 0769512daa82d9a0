package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** CDNetworks Cloud Live API 2.8. Of a channel that is not banned it is a success without effect: no code says otherwise. */
record ChannelReBroadcast(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "channelReBroadcast";
    }

    @Override
    public List<String> paths(Generation generation) {
        var documented = "/live/channelManage/channelReBroadcast";
        return generation == Generation.CNC
                ? List.of(documented, "/live/channelManage/channelReBrodcast")
                : List.of(documented);
    }

    @Override
    public JsonNode answer(Call call) {
        var ids =
                cloud.pushChannels(call, "pullId").stream().map(Channel::pullId).toList();
        cloud.channels().change(ids, Channel::unbanned);
        return Answers.NOTHING;
    }
}
