package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.ArrayList;

/** 7.1. One flow of a name in a region; it starts in `STANDBY`. */
record CreateFlow(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.CREATE_FLOW;
    }

    @Override
    public Reply answer(Call call) {
        var given = FlowShapes.NEW.read(call.body(), "");
        var name = given.path("name").asText();
        var region = given.path("region").asText();
        var exists = cloud.flows().all().stream()
                .anyMatch(flow -> flow.project().equals(call.project())
                        && flow.name().equals(name)
                        && flow.region().equals(region));
        if (exists) throw Refusal.of(Code.EXISTS);
        var sources = new ArrayList<ObjectNode>();
        given.path("sources").forEach(source -> sources.add(Addresses.source((ObjectNode) source, sources)));
        var flow = cloud.flows().create(call.project(), name, region, sources);
        call.context().touched(flow.flowId());
        var answer = Json.object();
        answer.set("flow", Secrets.hidden(cloud.shown(flow)));
        return Reply.json(201, answer);
    }
}
