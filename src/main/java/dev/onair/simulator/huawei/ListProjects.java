package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;

/** 9.3: the account's projects; with `name`, the one of that name, which is a region's. */
record ListProjects() implements Route {
    private static final String SELF = "https://iam.ap-southeast-1.myhuaweicloud.com/v3/projects";

    @Override
    public Action action() {
        return Action.LIST_PROJECTS;
    }

    @Override
    public Reply answer(Call call) {
        var answer = Json.object();
        var projects = answer.putArray("projects");
        call.account().projects().forEach((name, id) -> {
            if (call.query("name").map(name::equals).orElse(true)) {
                projects.add(view(call.account().domainId(), name, id));
            }
        });
        links(answer, SELF);
        return Reply.json(200, answer);
    }

    private static ObjectNode view(String domainId, String name, String id) {
        var view = Json.object()
                .put("domain_id", domainId)
                .put("is_domain", false)
                .put("parent_id", domainId)
                .put("name", name)
                .put("description", "");
        links(view, SELF + "/" + id);
        return view.put("id", id).put("enabled", true);
    }

    private static void links(ObjectNode of, String self) {
        of.putObject("links").putNull("next").putNull("previous").put("self", self);
    }
}
