package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 5.4. The packages that are sent replace all that there are. */
record UpdateEndpoints(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.UPDATE_ENDPOINTS;
    }

    @Override
    public Reply answer(Call call) {
        var given = cloud.channelShape().changedEndpoints().read(call.body(), "");
        var channel = cloud.channel(call, given);
        if (given.has("endpoints")) {
            new Packages(cloud).complete(channel, given.path("endpoints"));
            cloud.change(action(), channel, settings -> settings.set("endpoints", given.path("endpoints")));
        }
        return Reply.json(200, Answers.success(channel.key()));
    }
}
