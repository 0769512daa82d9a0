package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 7.3. */
record DeleteFlow(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.DELETE_FLOW;
    }

    @Override
    public Reply answer(Call call) {
        var flow = cloud.flow(call);
        cloud.quirks().checkState(action(), flow.active());
        cloud.flows().delete(flow.flowId());
        return Reply.json(200, FlowView.status(flow));
    }
}
