package dev.onair.simulator.huawei;

import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** 7.2: names and states; of the sources, the first one's protocol and description. */
record ListFlows(Cloud cloud) implements Route {
    @Override
    public Action action() {
        return Action.LIST_FLOWS;
    }

    @Override
    public Reply answer(Call call) {
        var page = Page.of(call);
        var all = cloud.listedFlows(call);
        var answer = Json.object().put("total", all.size());
        var flows = answer.putArray("flows");
        for (var flow : page.of(all)) {
            var source = flow.sources().stream().findFirst().orElseGet(Json::object);
            flows.addObject()
                    .put("name", flow.name())
                    .put("region", flow.region())
                    .put("flow_id", flow.flowId())
                    .put("status", flow.status())
                    .put("description", source.path("description").asText())
                    .put("protocol", source.path("protocol").asText());
        }
        return Reply.json(200, answer);
    }
}
