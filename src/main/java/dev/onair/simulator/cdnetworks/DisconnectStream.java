package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/** CDNetworks Cloud Live API 2.25. Of a channel that is not live it is a success without effect. */
record DisconnectStream(Cloud cloud) implements Route {
    @Override
    public String call() {
        return "disconnectStream";
    }

    @Override
    public JsonNode answer(Call call) {
        cloud.channels().stopStream(cloud.pushChannel(call).pullId());
        return Answers.NOTHING;
    }
}
