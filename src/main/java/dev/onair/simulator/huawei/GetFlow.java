package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 7.4. */
record GetFlow(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.GET_FLOW;
    }

    @Override
    public Reply answer(Call call) {
        var view = cloud.shown(cloud.flow(call));
        return Reply.json(200, call.displaysSecrets() ? view : Secrets.hidden(view));
    }
}
