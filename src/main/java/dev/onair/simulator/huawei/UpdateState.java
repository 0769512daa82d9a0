package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 5.8. A state that already holds is an error. */
record UpdateState(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.UPDATE_STATE;
    }

    @Override
    public Reply answer(Call call) {
        var given = cloud.channelShape().changedState().read(call.body(), "");
        var channel = cloud.channel(call, given);
        var state = given.path("state").asText();
        if (state.equals(channel.state())) throw Refusal.invalid("channel state has been turned " + state);
        cloud.channels().change(channel.key(), it -> it.withState(state.equals("ON")));
        return Reply.json(200, Answers.success(channel.key()));
    }
}
