package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;

/** A flow, its sources and outputs as they are shown. */
final class FlowView {
    private static final String TYPE = "Standard output";

    private FlowView() {}

    /** Tables 7-7 and 7-26: of outputs, name and type only. */
    static ObjectNode of(Flow flow) {
        var view = Json.object().put("name", flow.name()).put("region", flow.region());
        var sources = view.putArray("sources");
        flow.sources().forEach(source -> sources.add(source(flow, source)));
        view.put("flow_id", flow.flowId()).put("status", flow.status());
        if (flow.outputs().isEmpty()) return view;
        var outputs = view.putArray("outputs");
        flow.outputs()
                .forEach(output -> outputs.addObject()
                        .put("name", output.path("name").asText())
                        .put("type", TYPE));
        return view;
    }

    /** Its health is shown while the flow runs. */
    static ObjectNode source(Flow flow, ObjectNode source) {
        var view = source.deepCopy();
        if (flow.active()) {
            view.put(
                    "health_status", flow.health("source/" + source.path("name").asText()));
        }
        return view;
    }

    /** One that is disabled connects to nobody. */
    static ObjectNode output(Flow flow, ObjectNode output) {
        var isEnabled = !output.path("output_status").asText().equals("DISABLED");
        var health = flow.health("output/" + output.path("name").asText());
        return output.deepCopy().put("type", TYPE).put("health_status", isEnabled ? health : "DISCONNECTED");
    }

    static ObjectNode status(Flow flow) {
        return Json.object().put("flow_id", flow.flowId()).put("status", flow.status());
    }
}
