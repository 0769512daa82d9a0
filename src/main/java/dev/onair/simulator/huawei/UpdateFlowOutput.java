package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Reply;
import java.util.List;

/** 7.9. What is sent replaces everything but the name, the protocol and the service's address. */
record UpdateFlowOutput(Cloud cloud) implements Route {
    private static final List<String> KEPT = List.of("name", "protocol", "listener_address");

    @Override
    public Action action() {
        return Action.UPDATE_FLOW_OUTPUT;
    }

    @Override
    public Reply answer(Call call) {
        var given = FlowShapes.CHANGED_OUTPUT.read(call.body(), "");
        var flow = cloud.flow(call);
        var old = FlowOutputs.named(call, flow);
        var others =
                flow.outputs().stream().filter(output -> !output.equals(old)).toList();
        var output = Addresses.output(merged(old, given), others);
        FlowShapes.streamIdIsACallers(output, "output");
        var changed =
                flow.outputs().stream().map(it -> it.equals(old) ? output : it).toList();
        cloud.flows().change(flow.flowId(), it -> it.withOutputs(changed));
        return Reply.json(200, Secrets.hidden(cloud.shownOutput(flow, output)));
    }

    private static ObjectNode merged(ObjectNode old, ObjectNode given) {
        var merged = old.deepCopy().retain(KEPT);
        merged.setAll(given);
        return merged;
    }
}
