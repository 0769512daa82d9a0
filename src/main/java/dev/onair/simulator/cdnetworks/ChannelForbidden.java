package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * CDNetworks Cloud Live API 2.7. A channel that is banned already may be banned again, and its 7 days start anew: the
 * documents do not say, and a ban that is to last could not be kept up otherwise.
 */
record ChannelForbidden(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "channelForbidden";
    }

    @Override
    public JsonNode answer(Call call) {
        var ids =
                cloud.pushChannels(call, "pullId").stream().map(Channel::pullId).toList();
        cloud.channels().change(ids, channel -> channel.banned(cloud.now()));
        return Answers.NOTHING;
    }
}
