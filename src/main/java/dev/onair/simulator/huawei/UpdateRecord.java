package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 5.6. */
record UpdateRecord(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.UPDATE_RECORD;
    }

    @Override
    public Reply answer(Call call) {
        var given = cloud.channelShape().changedRecord().read(call.body(), "");
        var channel = cloud.channel(call, given);
        if (given.has("record_settings")) {
            cloud.change(action(), channel, settings -> settings.set("record_settings", given.path("record_settings")));
        }
        return Reply.json(200, Answers.success(channel.key()));
    }
}
