package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 7.5. */
record StartFlow(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.START_FLOW;
    }

    @Override
    public Reply answer(Call call) {
        var flow = cloud.flow(call);
        if (flow.active()) throw Refusal.of(Code.INVALID, "flow task is in active status");
        return Reply.json(200, FlowView.status(cloud.flows().start(flow.flowId())));
    }
}
