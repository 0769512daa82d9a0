package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AdminRouter.Asked;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.ArrayList;
import java.util.List;

/** {@code /admin/flows}: everything that can happen to a flow without a call of the API. Nothing is validated. */
record FlowsAdmin(HuaweiSimulator simulator) {
    void register(AdminRouter router) {
        var one = "/admin/flows/{flowId}";
        router.on("GET", "/admin/flows", _ -> Reply.json(200, simulator.flows().all()));
        router.on("POST", "/admin/flows", this::create);
        router.on("GET", one, asked -> shown(flow(asked)));
        router.on("PATCH", one, this::patch);
        router.on("PATCH", one + "/sources/{name}", this::patchSource);
        router.on("PATCH", one + "/outputs/{name}", this::patchOutput);
        router.on("DELETE", one, this::delete);
        router.on("PUT", one + "/health", this::health);
    }

    /** A foreign flow: a body as of 7.1, as it stands; `project` if it is not the first. */
    private Reply create(Asked asked) {
        var project = asked.body().path("project").asText(simulator.projectId());
        var sources = new ArrayList<ObjectNode>();
        asked.body().path("sources").forEach(source -> sources.add((ObjectNode) source));
        return shown(simulator.flows().create(project, asked.text("name"), asked.text("region"), sources));
    }

    /** `status`: `ACTIVE` or `STANDBY`. */
    private Reply patch(Asked asked) {
        var flowId = flow(asked).flowId();
        var isActive = asked.text("status").equals("ACTIVE");
        return shown(
                isActive ? simulator.flows().start(flowId) : simulator.flows().stop(flowId));
    }

    private Reply patchSource(Asked asked) {
        return shown(simulator
                .flows()
                .change(flow(asked).flowId(), flow -> flow.withSources(patched(flow.sources(), asked))));
    }

    private Reply patchOutput(Asked asked) {
        return shown(simulator
                .flows()
                .change(flow(asked).flowId(), flow -> flow.withOutputs(patched(flow.outputs(), asked))));
    }

    /** `source` or `output`: its name; `healthy`: whether its far side connects while the flow runs. */
    private Reply health(Asked asked) {
        var flowId = flow(asked).flowId();
        var isHealthy = asked.body().path("healthy").asBoolean();
        return shown(
                asked.body().has("output")
                        ? simulator.flows().outputHealth(flowId, asked.text("output"), isHealthy)
                        : simulator.flows().sourceHealth(flowId, asked.text("source"), isHealthy));
    }

    private Reply delete(Asked asked) {
        simulator.flows().delete(flow(asked).flowId());
        return Reply.empty();
    }

    /** A merge patch (RFC 7386) of the part of that name. */
    private static List<ObjectNode> patched(List<ObjectNode> parts, Asked asked) {
        var name = asked.path("name");
        if (parts.stream().noneMatch(part -> part.path("name").asText().equals(name))) {
            throw new IllegalArgumentException("nothing is named " + name);
        }
        return parts.stream()
                .map(part -> {
                    if (!part.path("name").asText().equals(name)) return part;
                    var changed = part.deepCopy();
                    ChannelsAdmin.merge(changed, asked.body());
                    return changed;
                })
                .toList();
    }

    private Flow flow(Asked asked) {
        return simulator.flows().get(asked.path("flowId"));
    }

    private static Reply shown(Flow flow) {
        return Reply.json(200, Json.tree(flow));
    }
}
