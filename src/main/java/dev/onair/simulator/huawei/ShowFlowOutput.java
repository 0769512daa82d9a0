package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** 7.10: one output, for all that its title says. */
record ShowFlowOutput(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.SHOW_FLOW_OUTPUT;
    }

    @Override
    public Reply answer(Call call) {
        var flow = cloud.flow(call);
        var view = cloud.shownOutput(flow, FlowOutputs.named(call, flow));
        return Reply.json(200, call.displaysSecrets() ? view : Secrets.hidden(view));
    }
}
