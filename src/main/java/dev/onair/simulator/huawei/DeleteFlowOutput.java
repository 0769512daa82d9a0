package dev.onair.simulator.huawei;

import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** 7.11. */
record DeleteFlowOutput(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.DELETE_FLOW_OUTPUT;
    }

    @Override
    public Reply answer(Call call) {
        var flow = cloud.flow(call);
        var output = FlowOutputs.named(call, flow);
        var left = flow.outputs().stream().filter(it -> !it.equals(output)).toList();
        cloud.flows().change(flow.flowId(), it -> it.withOutputs(left));
        return Reply.json(
                200,
                Json.object()
                        .put("flow_id", flow.flowId())
                        .put("output_name", output.path("name").asText()));
    }
}
