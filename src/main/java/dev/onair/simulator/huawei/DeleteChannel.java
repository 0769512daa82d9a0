package dev.onair.simulator.huawei;

import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** 5.3. */
record DeleteChannel(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.DELETE_CHANNEL;
    }

    @Override
    public Reply answer(Call call) {
        var channel = cloud.channel(call, cloud.channelShape().keys().read(Json.tree(call.query()), ""));
        cloud.quirks().checkState(action(), channel.on());
        cloud.channels().delete(channel.key());
        return Reply.json(200, Answers.success(channel.key()));
    }
}
