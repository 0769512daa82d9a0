package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 7.6. */
record StopFlow(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.STOP_FLOW;
    }

    @Override
    public Reply answer(Call call) {
        var flow = cloud.flow(call);
        if (!flow.active()) throw Refusal.of(Code.INVALID, "flow task is in standby status");
        return Reply.json(200, FlowView.status(cloud.flows().stop(flow.flowId())));
    }
}
