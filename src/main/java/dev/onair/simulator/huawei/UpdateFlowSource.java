package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** 7.7. The source that is sent replaces the one that the query names, also its name. */
record UpdateFlowSource(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.UPDATE_FLOW_SOURCE;
    }

    @Override
    public Reply answer(Call call) {
        var given = (ObjectNode) FlowShapes.CHANGED_SOURCE.read(call.body(), "").path("source");
        var flow = cloud.flow(call);
        var name = call.requiredQuery("source_name");
        var old = flow.source(name)
                .orElseThrow(() -> Refusal.of(Code.INVALID, "source_name " + name + " not exist in flow"));
        var others =
                flow.sources().stream().filter(source -> !source.equals(old)).toList();
        var newName = given.path("name");
        if (others.stream().anyMatch(source -> source.path("name").equals(newName))) {
            throw Refusal.of(Code.INVALID, "source name " + newName.asText() + " has been exist");
        }
        cloud.quirks().checkState(action(), flow.active());
        var source = Addresses.source(given, others);
        var changed =
                flow.sources().stream().map(it -> it.equals(old) ? source : it).toList();
        cloud.flows().change(flow.flowId(), it -> it.withSources(changed));
        var answer = Json.object().put("flow_id", flow.flowId());
        answer.set("source", Secrets.hidden(cloud.shownSource(flow, source)));
        return Reply.json(200, answer);
    }
}
