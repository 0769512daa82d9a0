package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 5.7. */
record UpdateGeneral(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.UPDATE_GENERAL;
    }

    @Override
    public Reply answer(Call call) {
        var given = cloud.channelShape().changedGeneral().read(call.body(), "");
        var channel = cloud.channel(call, given);
        cloud.change(action(), channel, settings -> settings.set("name", given.path("name")));
        return Reply.json(200, Answers.success(channel.key()));
    }
}
