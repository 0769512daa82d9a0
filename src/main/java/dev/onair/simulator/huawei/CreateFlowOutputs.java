package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.ArrayList;

/** 7.8. The body is an array; all of them are made or none, and the answer has all outputs of the flow. */
record CreateFlowOutputs(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.CREATE_FLOW_OUTPUTS;
    }

    @Override
    public Reply answer(Call call) {
        var given = FlowShapes.NEW_OUTPUTS.read(call.body(), "outputs");
        var flow = cloud.flow(call);
        var outputs = new ArrayList<>(flow.outputs());
        for (var i = 0; i < given.size(); i++) {
            var name = given.get(i).path("name");
            if (outputs.stream().anyMatch(output -> output.path("name").equals(name))) {
                throw Refusal.of(Code.INVALID, "outputs[" + i + "] name " + name.asText() + " has been exist");
            }
            outputs.add(Addresses.output((ObjectNode) given.get(i), outputs));
        }
        var changed = cloud.flows().change(flow.flowId(), it -> it.withOutputs(outputs));
        var answer = Json.object().put("flow_id", flow.flowId());
        var views = answer.putArray("outputs");
        changed.outputs().forEach(output -> views.add(Secrets.hidden(cloud.shownOutput(changed, output))));
        return Reply.json(201, answer);
    }
}
