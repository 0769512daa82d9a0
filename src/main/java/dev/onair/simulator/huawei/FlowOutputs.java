package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Finds the output that a query names. */
final class FlowOutputs {
    private FlowOutputs() {}

    static ObjectNode named(Call call, Flow flow) {
        var name = call.requiredQuery("output_name");
        return flow.output(name)
                .orElseThrow(() -> Refusal.of(Code.INVALID, "output_name " + name + " not exist in flow"));
    }
}
