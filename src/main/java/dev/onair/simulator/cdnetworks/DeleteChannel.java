package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/** CDNetworks Cloud Live API 2.4. A channel that is live is deleted as well: nothing documented forbids it. */
record DeleteChannel(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "deleteChannel";
    }

    @Override
    public JsonNode answer(Call call) {
        var ids = cloud.channels(call, "pullId").stream().map(Channel::pullId).toList();
        cloud.channels().delete(ids);
        return Answers.NOTHING;
    }
}
